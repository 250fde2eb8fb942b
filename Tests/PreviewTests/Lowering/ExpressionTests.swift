import Preview
import Testing

@Suite("Expressions mean the same for constants, uniforms, pixels and in divergent branches")
struct ExpressionTests {
  private static let structures = """
    struct S { float f; vec3 v[2]; mat2 m; };
    struct T { S s[2]; ivec2 i; };
    """
  private static let tree = """
    T t = T(S[2](S(1.0, vec3[2](vec3(2, 3, 4), vec3(5, 6, 7)), mat2(8, 9, 10, 11)), \
    S(21.0, vec3[2](vec3(22, 23, 24), vec3(25, 26, 27)), mat2(28, 29, 30, 31))), ivec2(1, 0))
    """

  static let reading: [Snippet] = [
    Snippet(
      [tree], "r = vec4(t.s[1].v[1].z, t.s[0].m[1][0], t.s[1].f, t.i.x);", [27, 10, 21, 1], declarations: structures),
    Snippet(
      [tree, "int i = 1", "int j = 0"],
      "r = vec4(t.s[i].v[j].z, t.s[j].m[i][j], t.s[i].v[1][i], t.s[t.i.x].m[t.i[1]].y);",
      [24, 10, 26, 29], declarations: structures),
    Snippet(
      [tree, "int i = 1"], "r = vec4(t.s[i].m[i], t.s[i].v[i].xz);", [30, 31, 25, 27], declarations: structures),
    Snippet(
      ["vec4 v = vec4(1, 2, 3, 4)", "uint i = 2u"], "r = vec4(v[i], v.wzyx[i], v.zw[i - 1u], v.xy[0]);", [3, 2, 4, 1]),
    Snippet(
      ["mat3x2 m = mat3x2(1, 2, 3, 4, 5, 6)", "int i = 2"], "r = vec4(m[i], m[i - 1][i - 2], m[0].yx[i - 1]);",
      [5, 6, 3, 1]),
    Snippet(
      ["float a[4] = float[](1.0, 2.0, 3.0, 4.0)", "int i = 3"], "r = vec4(a[i], a[i - 1], a[1], float(a.length()));",
      [4, 3, 2, 4]),
    Snippet(["vec4 v = vec4(1, 2, 3, 4)"], "r = v.wzyx.xxyy + v.xxxx;", [5, 5, 4, 4]),
    Snippet(["vec4 v = vec4(1, 2, 3, 4)"], "vec4 w = v + 1.0; r = w * w.x;", [4, 6, 8, 10]),
    Snippet(["vec4 v = vec4(1, 2, 3, 4)"], "vec4 w = v + 1.0; r = w.y - w;", [1, 0, -1, -2]),
    Snippet(
      [tree], "T u = t; r = vec4(t == u, t != u, t.s[0] == t.s[1], t.s[0].v == u.s[0].v);", [1, 0, 0, 1],
      declarations: structures),
    Snippet(
      ["bvec3 a = bvec3(true, false, true)"], "r = vec4(any(a), all(a), not(a).y, a == bvec3(1, 0, 1));", [1, 0, 1, 1]),
    Snippet(["int i = 7", "int j = 2"], "r = vec4(i / j, i % j, i << j, (i ^ j) | (~i & 8));", [3, 1, 28, 13]),
    Snippet(["uint i = 7u", "uint j = 2u"], "r = vec4(i / j, i % j, i >> j, -j > i);", [3, 1, 1, 1]),
    Snippet(["int i = -7"], "r = vec4(i >> 1, float(uint(i) >> 28), i / 2, abs(i));", [-4, 15, -3, 7]),
    Snippet(
      ["float a = 2.0", "float b = 3.0"], "r = vec4(a < b ? a : b, (a, b), a > b || b > a, a > b ^^ b > a);",
      [2, 3, 1, 1]),
    Snippet(["float a = 2.75"], "r = vec4(int(a), uint(a), bool(a), float(int(-a)));", [2, 2, 1, -2]),
    Snippet(
      ["mat2 m = mat2(1, 2, 3, 4)"], "mat4 n = mat4(m); r = vec4(n[0].xy, n[2].z, n[3][0]) + mat3(2.0)[1].yxxx;",
      [3, 2, 1, 0]),
    Snippet(["mat4 m = mat4(1.0)"], "mat2x3 n = mat2x3(m); r = vec4(n[0], n[1].y);", [1, 0, 0, 1]),
  ]

  static let products: [Snippet] = [
    Snippet(["mat2x3 m = mat2x3(1, 2, 3, 4, 5, 6)", "vec2 v = vec2(1, 2)"], "r.xyz = m * v;", [9, 12, 15, 0]),
    Snippet(["mat2x3 m = mat2x3(1, 2, 3, 4, 5, 6)", "vec3 v = vec3(1, 2, 3)"], "r.xy = v * m;", [14, 32, 0, 0]),
    Snippet(
      ["mat2x3 m = mat2x3(1, 2, 3, 4, 5, 6)", "mat3x2 n = mat3x2(1, 2, 3, 4, 5, 6)"],
      "mat2 p = n * m; r = vec4(p[0], p[1]);",
      [22, 28, 49, 64]),
    Snippet(
      ["mat2x3 m = mat2x3(1, 2, 3, 4, 5, 6)", "mat3x2 n = mat3x2(1, 2, 3, 4, 5, 6)"],
      "mat3 p = m * n; r = vec4(p[0], p[2].z);",
      [9, 12, 15, 51]),
    Snippet(["mat2 m = mat2(1, 2, 3, 4)"], "mat2 n = m; n *= m; r = vec4(n[0], n[1]);", [7, 10, 15, 22]),
    Snippet(
      ["mat2 m = mat2(1, 2, 3, 4)", "vec2 v = vec2(1, 1)"], "vec2 w = v; w *= m; r = vec4(w, m * v + w);",
      [3, 7, 7, 13]),
    Snippet(
      ["mat2 m = mat2(1, 2, 3, 4)"], "mat2 n = 1.0 / m + 1.0 - m * 2.0; r = vec4(n[0], n[1] * 3.0);",
      [0, -2.5, -14, -20.25]),
    Snippet(
      ["mat2 m = mat2(1, 2, 3, 4)"], "mat2 n = matrixCompMult(m, m); r = vec4(n[0], transpose(m)[0]);", [1, 4, 1, 3]),
    Snippet(
      ["mat2 m = mat2(1, 2, 3, 5)"], "mat2 n = inverse(m); r = vec4(n[0], n[1].x, determinant(m));", [-5, 2, 3, -1]),
    Snippet(
      ["vec2 a = vec2(1, 2)", "vec3 b = vec3(3, 4, 5)"], "mat3x2 m = outerProduct(a, b); r = vec4(m[0], m[2]);",
      [3, 6, 5, 10]),
    Snippet(
      ["mat4 m = mat4(2.0)", "vec4 v = vec4(1, 2, 3, 4)"], "r = v - m * v; r += m * r; r -= v * 2.0;",
      [-5, -10, -15, -20]),
  ]

  static let functions: [Snippet] = [
    Snippet(["vec4 v = vec4(-1.5, 0.5, 1.5, -0.25)"], "r = floor(v) + ceil(v) + trunc(v) + sign(v);", [-5, 2, 5, -2]),
    Snippet(["vec4 v = vec4(-1.5, 0.5, 2.5, -0.25)"], "r = abs(fract(v)) + roundEven(v);", [-1.5, 0.5, 2.5, 0.75]),
    Snippet(
      ["vec4 v = vec4(-1.5, 0.5, 2.5, -0.25)"], "r = mod(v, 2.0) + min(v, 0.0) + max(v, vec4(1));", [0, 1.5, 3, 2.5]),
    Snippet(["vec2 v = vec2(-1.5, 2.5)"], "vec2 w; vec2 f = modf(v, w); r = vec4(f, w);", [-0.5, 0.5, -1, 2]),
    Snippet(
      ["vec3 v = vec3(3, 0, 4)", "vec3 n = vec3(0, 0, 1)"],
      "r = vec4(length(v), distance(v, n), dot(v, n), cross(v, n).y);", [5, 4.2426405, 4, -3]),
    Snippet(
      ["vec3 v = vec3(3, 0, 4)", "vec3 n = vec3(0, 0, 1)"],
      "r = vec4(reflect(v, n).xz, faceforward(n, v, n).z, normalize(v).x);", [3, -4, -1, 0.6]),
    Snippet(
      ["vec2 v = vec2(0, -1)", "vec2 n = vec2(0, 1)"], "r = vec4(refract(v, n, 0.5), refract(vec2(1, 0), n, 2.0));",
      [0, -1, 0, 0]),
    Snippet(
      ["float x = 0.5"], "r = vec4(clamp(x, 0.0, 0.25), mix(1.0, 3.0, x), step(0.25, x), smoothstep(0.0, 1.0, x));",
      [0.25, 2, 1, 0.5]),
    Snippet(
      ["ivec2 v = ivec2(-3, 9)", "bvec2 b = bvec2(true, false)"],
      "r = vec4(clamp(v, 0, 5), mix(vec2(1, 2), vec2(3, 4), b));", [0, 5, 3, 2]),
    Snippet(["uvec2 v = uvec2(3, 9)"], "r = vec4(clamp(v, 4u, 5u), min(v, 5u).y, max(v, uvec2(7)).x);", [4, 5, 5, 7]),
    Snippet(["ivec2 v = ivec2(-3, 9)"], "r = vec4(sign(v), abs(v).x, float(lessThan(v, ivec2(0)).x));", [-1, 1, 3, 1]),
    Snippet(
      ["vec2 v = vec2(1, 3)"],
      "bvec2 g = greaterThan(v, vec2(2)); bvec2 l = lessThanEqual(v, vec2(1)); r = vec4(g, greaterThanEqual(v, vec2(3)).y && l.x, notEqual(v, v));",
      [0, 1, 1, 0]),
    Snippet(
      ["float x = 1.0"],
      "r = vec4(floatBitsToInt(x) == 0x3f800000, intBitsToFloat(0x40000000), uintBitsToFloat(floatBitsToUint(x)), 0);",
      [1, 2, 1, 0]),
    Snippet(
      ["vec2 v = vec2(0.5, -1.0)"],
      "r = vec4(unpackHalf2x16(packHalf2x16(v)), unpackSnorm2x16(packSnorm2x16(v)).y, unpackUnorm2x16(packUnorm2x16(v)).y);",
      [0.5, -1, -1, 0]),
    Snippet(
      ["float x = 0.5"], "r = vec4(sin(x), cos(x), tan(x), asin(x));", [0.47942555, 0.87758255, 0.54630250, 0.52359878]),
    Snippet(
      ["float x = 0.5"], "r = vec4(acos(x), atan(x), atan(x, -x), radians(x) + degrees(x));",
      [1.0471976, 0.46364760, 2.3561945, 28.656615]),
    Snippet(
      ["float x = 0.5"], "r = vec4(sinh(x), cosh(x), tanh(x), asinh(x));",
      [0.52109531, 1.1276260, 0.46211717, 0.48121182]),
    Snippet(
      ["float x = 1.5"], "r = vec4(acosh(x), atanh(x - 1.0), pow(x, 2.5), exp(x));",
      [0.96242365, 0.54930615, 2.7556760, 4.4816890]),
    Snippet(
      ["float x = 1.5"], "r = vec4(log(x), exp2(x), log2(x), sqrt(x) + inversesqrt(x));",
      [0.40546510, 2.8284271, 0.58496250, 2.0412414]),
    Snippet(["float x = 0.0"], "r = vec4(isnan(x / x), isinf(1.0 / x), isinf(x), isnan(x));", [1, 1, 0, 0]),
    Snippet(["vec2 v = vec2(1, 2)"], "r = vec4(dFdx(v), dFdy(v).x, fwidth(v).y);", [0, 0, 0, 0]),
  ]

  @Test(arguments: reading) func indexingAndOperators(snippet: Snippet) throws { try snippet.check() }
  @Test(arguments: products) func matrices(snippet: Snippet) throws { try snippet.check(tolerance: 1e-6) }
  @Test(arguments: functions) func builtInFunctions(snippet: Snippet) throws { try snippet.check(tolerance: 2e-6) }
}
