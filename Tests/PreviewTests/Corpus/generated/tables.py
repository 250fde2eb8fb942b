#!/usr/bin/env python3
"""Words, operators, conversions, swizzles, samplers and built-in functions."""

from itertools import product

from corpus import parse

WORDS_OF_BOTH = """const uniform break continue do for while if else in out inout float int void bool true false lowp
mediump highp precision invariant discard return mat2 mat3 mat4 vec2 vec3 vec4 ivec2 ivec3 ivec4 bvec2 bvec3 bvec4
sampler2D samplerCube struct attribute varying asm class union enum typedef template this goto inline noinline volatile
public static extern external interface long short double half fixed unsigned superp input output hvec2 hvec3 hvec4
dvec2 dvec3 dvec4 fvec2 fvec3 fvec4 sampler1D sampler1DShadow sampler2DShadow sampler2DRect sampler3DRect
sampler2DRectShadow sizeof cast namespace using flat switch default sampler3D""".split()
WORDS = {
    100: [*WORDS_OF_BOTH, "packed"],
    300: [
        *WORDS_OF_BOTH,
        *"""layout centroid smooth case uint uvec2 uvec3 uvec4 mat2x2 mat2x3 mat2x4 mat3x2 mat3x3 mat3x4 mat4x2 mat4x3
        mat4x4 samplerCubeShadow sampler2DArray sampler2DArrayShadow isampler2D isampler3D isamplerCube isampler2DArray
        usampler2D usampler3D usamplerCube usampler2DArray coherent restrict readonly writeonly resource atomic_uint
        noperspective patch sample subroutine common partition active filter""".split(),
    ],
}
# Type: (base type, columns or 1, components of a column).
TYPES = {
    "float": ("float", 1, 1), "vec2": ("float", 1, 2), "vec3": ("float", 1, 3), "mat2": ("float", 2, 2),
    "mat3": ("float", 3, 3), "int": ("int", 1, 1), "ivec2": ("int", 1, 2), "ivec3": ("int", 1, 3),
    "uint": ("uint", 1, 1), "uvec2": ("uint", 1, 2), "bool": ("bool", 1, 1), "bvec2": ("bool", 1, 2),
}  # fmt: skip
OPERATORS = "+ - * / % << >> & | ^ < > <= >= == != && || ^^".split()
# Sampler: (result, coordinates of texture).
SAMPLERS = {
    "sampler2D": ("vec4", "vec2"), "sampler3D": ("vec4", "vec3"), "samplerCube": ("vec4", "vec3"),
    "sampler2DArray": ("vec4", "vec3"), "isampler2D": ("ivec4", "vec2"), "isampler3D": ("ivec4", "vec3"),
    "isamplerCube": ("ivec4", "vec3"), "isampler2DArray": ("ivec4", "vec3"), "usampler2D": ("uvec4", "vec2"),
    "usampler3D": ("uvec4", "vec3"), "usamplerCube": ("uvec4", "vec3"), "usampler2DArray": ("uvec4", "vec3"),
    "sampler2DShadow": ("float", "vec3"), "samplerCubeShadow": ("float", "vec4"),
    "sampler2DArrayShadow": ("float", "vec4"),
}  # fmt: skip
# Calls in terms of one, which is 1.0, and the four components that they give.
BUILTINS = {
    "vec4(radians(180.0 * one), degrees(one), sin(one), cos(one))": "3.14159265 57.2957795 0.84147098 0.54030231",
    "vec4(tan(one), asin(0.5 * one), acos(0.5 * one), atan(one))": "1.55740772 0.52359878 1.04719755 0.78539816",
    "vec4(atan(one, -one), pow(2.0 * one, 3.0), exp(one), log(2.0 * one))": "2.35619449 8 2.71828183 0.69314718",
    "vec4(exp2(3.0 * one), log2(8.0 * one), sqrt(2.0 * one), inversesqrt(4.0 * one))": "8 3 1.41421356 0.5",
    "vec4(abs(-one), sign(-2.0 * one), floor(-1.5 * one), ceil(-1.5 * one))": "1 -1 -2 -1",
    "vec4(fract(-1.25 * one), mod(-1.0 * one, 3.0), min(one, 2.0), max(one, 2.0))": "0.75 2 1 2",
    "vec4(clamp(5.0 * one, 0.0, 2.0), mix(one, 3.0, 0.25), step(one, 0.5), smoothstep(0.0, 2.0, one))": "2 1.5 0 0.5",
    "vec4(length(vec2(3, 4) * one), distance(vec2(one), vec2(1, 3)), dot(vec2(one), vec2(2, 3)), one)": "5 2 5 1",
    "vec4(cross(vec3(one, 0, 0), vec3(0, one, 0)), normalize(vec2(3, 4) * one).x)": "0 0 1 0.6",
    "vec4(faceforward(vec2(one), vec2(one), vec2(1)), reflect(vec2(one, -one), vec2(0, 1)))": "-1 -1 1 1",
    "vec4(refract(vec2(0, -one), vec2(0, 1), 0.5), 0, one)": "0 -1 0 1",
    "vec4(matrixCompMult(mat2(1, 2, 3, 4) * one, mat2(2))[1], 0, one)": "0 8 0 1",
    "vec4(lessThan(vec2(one), vec2(1, 2)), lessThanEqual(vec2(one), vec2(1, 0)))": "0 1 1 0",
    "vec4(greaterThan(vec2(one), vec2(1, 0)), greaterThanEqual(vec2(one), vec2(1, 2)))": "0 1 1 0",
    "vec4(equal(vec2(one), vec2(1, 2)), notEqual(vec2(one), vec2(1, 2)))": "1 0 0 1",
    "vec4(any(bvec2(one, 0)), all(bvec2(one, 0)), not(bvec2(one, 0)))": "1 0 0 1",
}
BUILTINS_OF_300 = {
    "vec4(sinh(one), cosh(one), tanh(one), asinh(one))": "1.17520119 1.54308063 0.76159416 0.88137359",
    "vec4(acosh(2.0 * one), atanh(0.5 * one), trunc(-1.7 * one), round(1.7 * one))": "1.3169579 0.54930614 -1 2",
    "vec4(roundEven(2.5 * one), roundEven(-1.5 * one), isnan(one), isinf(one))": "2 -2 0 0",
    "vec4(abs(int(-one)), sign(int(-one)), min(int(one), 2), clamp(uint(one), 2u, 3u))": "1 -1 1 2",
    "vec4(floatBitsToInt(one) == 0x3f800000, uintBitsToFloat(0x40000000u * uint(one)), one, 0)": "1 2 1 0",
    "vec4(mix(one, 3.0, true), mix(vec2(one), vec2(5), bvec2(true, false)), one)": "3 5 1 1",
    "vec4(determinant(mat2(1, 2, 3, 4) * one), inverse(mat2(2, 0, 0, 4) * one)[1][1], one, 0)": "-2 0.25 1 0",
    "vec4(transpose(mat2(1, 2, 3, 4) * one)[0], outerProduct(vec2(one, 2), vec2(3, 4))[1])": "1 3 4 8",
    "vec4(unpackHalf2x16(packHalf2x16(vec2(one, 0.5))), unpackSnorm2x16(packSnorm2x16(vec2(one, -one))))": "1 0.5 1 -1",
    "vec4(unpackUnorm2x16(packUnorm2x16(vec2(one, 0))), one, 0)": "1 0 1 0",
}


def valid(operator, left, right):
    """Whether an operator takes operands of two types (GLSL ES 3.00, 5.9)."""
    (a, a_columns, a_rows), (b, b_columns, b_rows) = TYPES[left], TYPES[right]
    scalars = a_columns * a_rows == 1, b_columns * b_rows == 1
    if operator in ("&&", "||", "^^"):
        return left == right == "bool"
    if operator in ("==", "!="):
        return left == right
    if operator in ("<", ">", "<=", ">="):
        return left == right and scalars[0] and a != "bool"
    if operator in ("<<", ">>"):
        return {a, b} <= {"int", "uint"} and (scalars[1] or a_rows == b_rows)
    if a != b or a == "bool" or (operator in "%&|^" and a == "float"):
        return False
    product_of_matrix = operator == "*" and a_rows == b_rows and a_columns * b_columns > 1
    return left == right or any(scalars) or product_of_matrix


def case(name, rule, body, expectation, version=300, declarations=""):
    """A program whose main holds one line; an expected error is on that line."""
    head = ["#version 300 es"] if version == 300 else []
    head += [f"// rule: GLSL ES {version // 100}.00, {rule}", "EXPECT", "precision highp float;"]
    if version == 300:
        head.append("out vec4 color;")
    head += [line for line in declarations.split("\n") if line] + ["void main() {"]
    expectation = f"error {len(head) + 1}" if expectation == "error" else expectation
    uniforms = "\n// uniform: one = 1" if "uniform float one" in declarations else ""
    if uniforms and ("sin(one)" in body or "tan(one)" in body) and "sinh" not in body:
        uniforms += "\n// judges: chromium differs: trigonometry may err by 2^-11 on a GPU"
    text = "\n".join([*head, f"  {body}", "}", ""]).replace("EXPECT", f"// expect: {expectation}{uniforms}")
    if uniforms and expectation.startswith("error"):
        raise ValueError("a uniform's comment moves the error's line")
    return parse(f"generated/{name}", text)


def cases():
    """All generated cases."""
    found = []
    for version, words in WORDS.items():
        rule = "3.7: keywords are no names" if version == 300 else "3.6: keywords are no names"
        found += [case(f"words/{version}-{word}", rule, f"float {word} = 1.0;", "error", version) for word in words]
    for index, operator in enumerate(OPERATORS):
        for left, right in product(TYPES, TYPES):
            expectation = "accepted" if valid(operator, left, right) else "error"
            name = f"operators/{index:02}-{left}-{right}"
            body = f"{left} a = {left}(1); {right} b = {right}(1); a {operator} b;"
            found.append(case(name, f"5.9: operands of {operator}", body, expectation))
    for target, source in product(TYPES, TYPES):
        expectation = "accepted" if target == source else "error"
        name = f"conversions/{source}-to-{target}"
        found.append(case(name, "4.1.10: nothing is converted", f"{target} a = {source}(1);", expectation))
    for size in (1, 2, 3, 4):
        for letters in product("xyzw", repeat=size):
            swizzle = "".join(letters)
            values = ["xyzw".index(letter) + 1 for letter in letters] + [0] * (4 - size)
            rest = "".join(", 0" for _ in range(4 - size))
            body = f"vec4 v = vec4(1, 2, 3, 4); color = vec4(v.{swizzle}{rest});"
            expectation = " ".join(map(str, values))
            found.append(case(f"swizzles/read-{swizzle}", "5.5: components", body, expectation))
            if len(set(letters)) < size:
                body = f"vec4 v; v.{swizzle} = {'vec' + str(size)}(1);"
                found.append(case(f"swizzles/write-{swizzle}", "5.5: repeated components", body, "error"))
    for sampler, (result, coordinates) in SAMPLERS.items():
        uniform = f"uniform highp {sampler} s;"
        for given in ("float", "vec2", "vec3", "vec4", "ivec2", "ivec3"):
            expectation = "accepted" if given == coordinates else "error"
            body = f"{result} a = texture(s, {given}(0));"
            name = f"textures/{sampler}-{given}"
            found.append(case(name, "8.8: coordinates of texture", body, expectation, declarations=uniform))
        for other in {"vec4", "ivec4", "uvec4", "float"} - {result}:
            body = f"{other} a = texture(s, {coordinates}(0));"
            name = f"textures/{sampler}-gives-no-{other}"
            found.append(case(name, "8.8: results of texture", body, "error", declarations=uniform))
    for index, (call, value) in enumerate((BUILTINS | BUILTINS_OF_300).items()):
        for version in (100, 300) if call in BUILTINS else (300,):
            body = f"{'color' if version == 300 else 'gl_FragColor'} = {call};"
            for kind, one in {"folded": "const float one = 1.0;", "computed": "uniform float one;"}.items():
                name = f"builtins/{version}-{index:02}-{kind}"
                found.append(case(name, "8: built-in functions", body, value, version, one))
    return found
