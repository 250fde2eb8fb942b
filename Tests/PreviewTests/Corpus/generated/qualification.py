"""Orders and sets of qualifiers (GLSL ES 3.00, 4.7 to 4.9; 1.00, 4.7)."""

from itertools import combinations, permutations

from generated.program import HEAD, Program, whole

GLOBAL = ["invariant", "flat", "centroid", "in", "out", "varying", "uniform", "const", "highp", "layout(location = 0)"]
STORAGES = {"in", "out", "varying", "uniform", "const", "attribute"}


def orders(words, most):
    for size in range(1, most + 1):
        for chosen in combinations(words, size):
            yield from permutations(chosen)


def programs():
    for version in (300, 100):
        rule = "4.7: order of qualification"
        for words in orders(["invariant", "smooth", "flat", "centroid", "in", "mediump", "uniform", "const"], 3):
            name = "-".join(words)
            yield whole(f"qualification/{version}-{name}", rule, [f"{' '.join(words)} float v;"], version)
        for words in orders(["invariant", "varying", "lowp", "uniform", "const"], 4):
            name = "-".join(words)
            value = " = 1.0" if "const" in words else ""
            yield whole(f"qualification/{version}-{name}-value", rule, [f"{' '.join(words)} float v{value};"], version)
        for words in orders(["const", "in", "out", "inout", "highp", "lowp"], 3):
            name = "-".join(words)
            line = f"void f({' '.join(words)} float p) {{}}"
            yield whole(f"qualification/{version}-parameter-{name}", rule, [line], version)
        for words in orders(["invariant", "smooth", "flat", "centroid", "varying", "uniform", "layout(location=0)"], 1):
            for place, line in {
                "parameter": f"void f({words[0]} float p) {{}}",
                "return": f"{words[0]} float f() {{ return 1.0; }}",
                "member": f"struct S {{ {words[0]} float m; }};",
                "local": f"void main() {{ {words[0]} float m; }}",
                "structure": f"{words[0]} struct S {{ float m; }} s;",
                "bare": f"{words[0]} struct S {{ float m; }};",
                "redeclared": f"{words[0]} gl_FragCoord;",
            }.items():
                yield whole(f"qualification/{version}-{place}-{words[0][:6]}", rule, [line], version)
    rule = "4.7: order of qualification"
    for words in orders(["layout(location = 0)", "invariant", "highp", "out", "centroid", "smooth"], 4):
        name = "-".join(words).replace("(location = 0)", "")
        lines = ["precision highp float;", f"{' '.join(words)} vec4 v;"]
        yield whole(f"qualification/300-output-{name}", rule, lines, 300, head=[])
    for words in orders(["smooth", "centroid", "in", "lowp", "invariant", "flat"], 4):
        if len(words) == 4:
            yield whole(f"qualification/300-{'-'.join(words)}", rule, [f"{' '.join(words)} vec4 v;"])
    for place in ("global", "local", "parameter", "member", "return"):
        for type_ in ("float", "int", "uint", "bool", "vec3", "bvec2", "mat3", "mat2x3", "S", "sampler2D", "void", "int[2]"):
            for version in (100, 300):
                text = {
                    "global": f"highp {type_} v;",
                    "local": f"void main() {{ highp {type_} v; }}",
                    "parameter": f"void f(highp {type_} v) {{}}",
                    "member": f"struct T {{ highp {type_} v; }};",
                    "return": f"highp {type_} f();",
                }[place]
                name = f"precision/{version}-{place}-{type_.strip(']').replace('[', '-')}"
                yield whole(name, "4.5.2: precision qualifiers", ["struct S { int a; };", text], version)
    types = """float int uint bool vec2 ivec2 mat2 void S sampler2D samplerCube sampler3D isampler2D usampler2D
    sampler2DShadow sampler2DArray isamplerCube usampler3D isampler2DArray samplerCubeShadow float[2]""".split()
    for type_ in types:
        for version in (100, 300):
            name = type_.strip("]").replace("[", "-")
            lines = ["struct S { int a; };", f"precision mediump {type_};"]
            rule = "4.5.3: default precision"
            yield whole(f"precision/{version}-default-{name}", rule, lines, version)
            version_head = [HEAD[version][0]]
            yield Program(f"precision/{version}-missing-{name}", rule, version,
                          [*lines[:1], f"uniform {type_} u;", "void main() {}"])
            yield whole(f"precision/{version}-absent-{name}", rule, [*lines[:1], f"uniform {type_} u;"], version,
                        head=version_head)
            yield whole(f"precision/{version}-parameter-{name}", rule, [*lines[:1], f"void f({type_} u) {{}}"], version,
                        head=[])
            yield whole(f"precision/{version}-scoped-{name}", rule, [
                *lines[:1], f"void main() {{ {{ precision lowp {type_}; }} {type_} x; }}"], version, head=[])
            yield whole(f"precision/{version}-result-{name}", rule, [*lines[:1], f"{type_} f();"], version, head=[])
    for text in ("precision float;", "precision highp;", "precision highp float, int;", "precision highp lowp float;",
                 "precision invariant float;", "highp precision float;", "precision highp float[2];", "float x = 1.0 + 2.0;",
                 "const int x = int(1.5);", "void f() { 1.5; }", "bool f() { return 1.5 > 2.5; }", "highp x;", "const x = 1;",
                 "invariant x;", "in x;", "uniform highp;", "const;", "in;", "uniform;", "highp;", "invariant;", "in highp;"):
        for version in (100, 300):
            yield whole(f"precision/{version}-text-{abs(hash_of(text))}", "4.5.3: default precision", [text], version, head=[])


def hash_of(text):
    """A short stable number of a text, for names."""
    value = 0
    for letter in text:
        value = (value * 31 + ord(letter)) % 99991
    return value
