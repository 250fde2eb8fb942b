"""Constructors over every pair of types, from constants and from uniforms (GLSL ES 3.00, 5.4)."""

from generated.program import inside

SIZES = {
    **{f"{letter}vec{n}": n for letter in ("", "i", "u", "b") for n in (2, 3, 4)},
    "float": 1, "int": 1, "uint": 1, "bool": 1, "mat2": 4, "mat3": 9, "mat4": 16, "mat2x3": 6, "mat2x4": 8, "mat3x2": 6,
    "mat3x4": 12, "mat4x2": 8, "mat4x3": 12,
}  # fmt: skip
LEGACY = [name for name in SIZES if not name.startswith("u") and "x" not in name]
SCALARS = {"i": "int", "u": "uint", "b": "bool"}


def scalar(name):
    return name if name in ("float", "int", "uint", "bool") else SCALARS.get(name[0], "float")


def rows(name):
    return int(name[-1]) if name.startswith("mat") else SIZES[name]


def literal(name, start=0):
    """A value of a type with distinct components."""
    if scalar(name) == "bool":
        values = ["true", "false", "true", "true"][: SIZES[name]]
    else:
        suffix = {"float": ".75", "int": "", "uint": "u"}[scalar(name)]
        values = [f"{k + 1 + start}{suffix}" for k in range(SIZES[name])]
    return values[0] if SIZES[name] == 1 else f"{name}({', '.join(values)})"


def shown(name, value="v"):
    """Four components that tell values of a type apart."""
    if SIZES[name] == 1:
        return f"vec4({value}, 0, 0, 1)"
    if name.startswith("mat"):
        columns = SIZES[name] // rows(name)
        first, last = (f"{value}[{k}]" for k in (0, columns - 1))
        return f"vec4({first}.xy, {last}.{'xyzw'[rows(name) - 2]}, {last}.{'xyzw'[rows(name) - 1]})"
    return f"vec4({value}{', 1' if rows(name) < 4 else ''}{', 1' if rows(name) < 3 else ''})"


def programs():
    rule = "5.4: constructors"
    for version, types in ((300, list(SIZES)), (100, LEGACY)):
        for target in types:
            for source in types:
                name = f"constructors/{version}-{target}-of-{source}"
                body = f"{target} v = {target}({literal(source)});"
                yield inside(name, rule, body, version, value=shown(target))
                yield inside(f"{name}-implicit", "4.1.10: nothing is converted", f"{target} v = {literal(source)};", version)
                body = f"{target} v; v = {literal(source)};"
                yield inside(f"{name}-assigned", "5.8: types of an assignment", body, version)
                if SIZES[source] == 1:
                    value = {"float": -2.75, "int": -3, "uint": 4000000000, "bool": 1}[source]
                    yield inside(f"{name}-uniform", rule, f"{target} v = {target}(u);", version,
                                 [f"uniform {source} u;"], shown(target), {"u": value})
                    body = f"{target} f = {literal(source)} == {literal(source)} ? {literal(target)} : {literal(source)};"
                    yield inside(f"{name}-choice", "5.9: types of a choice", body, version)
                    body = f"{target} v = {target}({', '.join([literal(source)] * SIZES[target])});"
                    yield inside(f"{name}-repeated", rule, body, version, value=shown(target))
                    body = f"{target} v = {target}({', '.join([literal(source)] * (SIZES[target] + 1))});"
                    yield inside(f"{name}-excess", rule, body, version)
                elif not source.startswith("mat") and SIZES[target] > 1:
                    body = f"{target} v = {target}({', '.join([literal(source)] * (-(-SIZES[target] // SIZES[source])))});"
                    yield inside(f"{name}-pieces", rule, body, version, value=shown(target))
                    body = f"{target} v = {target}(1, {literal(source)});"
                    yield inside(f"{name}-after-one", rule, body, version)
