import Preview
import Testing

@Suite("Statements do the same for uniforms, pixels and in divergent branches")
struct StatementTests {
  private static let ways: [Snippet.Way] = [.uniform, .varying, .divergentUniform, .divergentVarying]
  private static let structures = "struct S { float f; vec3 v[2]; mat2 m; };"
  private static let pair = "S s = S(1.0, vec3[2](vec3(2, 3, 4), vec3(5, 6, 7)), mat2(8, 9, 10, 11))"

  static let writes: [Snippet] = [
    Snippet(["vec4 v = vec4(1, 2, 3, 4)"], "v.zx = v.xz; r = v;", [3, 2, 1, 4]),
    Snippet(["vec4 v = vec4(1, 2, 3, 4)"], "v.wzyx = v; r = v;", [4, 3, 2, 1]),
    Snippet(["vec4 v = vec4(1, 2, 3, 4)"], "v.yzw.xy *= 10.0; v.wx -= v.xw; r = v;", [-3, 20, 30, 3]),
    Snippet(
      ["vec4 v = vec4(1, 2, 3, 4)", "int i = 2"], "v[i] = v[i - 1]++; v.wzyx[i - 2] = 9.0; r = v;", [1, 3, 2, 9]),
    Snippet(
      ["vec4 v = vec4(1, 2, 3, 4)", "int i = 1"], "v[i++] += float(i); v[i--]--; r = vec4(v.xyz, i);", [1, 4, 2, 1]),
    Snippet(
      [pair, "int i = 1"], "s.v[i][i] = 50.0; s.m[i] = s.m[1 - i]; s.v[0].zy = s.v[i].xy; r = vec4(s.v[0], s.m[1].y);",
      [2, 50, 5, 9], declarations: structures),
    Snippet(
      [pair, "int i = 1"], "s.v[i].xz += vec2(1, 2); s.m[i][0]--; r = vec4(s.v[1], s.m[1][0]);", [6, 6, 9, 9],
      declarations: structures),
    Snippet(
      [pair, "int i = 1"], "S t[2]; t[i] = s; t[1 - i] = t[i]; t[0].f = 3.0; r = vec4(t[0].f, t[1].f, t[0].m[1]);",
      [3, 1, 10, 11], declarations: structures),
    Snippet(
      ["int a[3] = int[](1, 2, 3)", "int i = 2"],
      "int b[3] = a; b[a[0]] = a[i]; a = b; r = vec4(a[0], a[1], a[2], a == b);", [1, 3, 3, 1]),
    Snippet(
      ["mat3 m = mat3(1.0)", "int i = 1"], "m[i].zx = vec2(5, 6); m[2] *= 4.0; m[i][i]++; r = vec4(m[1], m[2].z);",
      [6, 2, 5, 4]),
    Snippet(
      ["float x = 2.0"], "float y = (x = 3.0) + x; float z = x + (x = 5.0) * x; r = vec4(x, y, z, x++ + x);",
      [5, 6, 28, 11]),
    Snippet(["vec2 v = vec2(1, 2)"], "vec2 w = v; v = v.yx; v += w * v.x; r = vec4(v, w);", [4, 5, 1, 2]),
    Snippet(
      ["bool b = true", "int n = 0"], "b = b && (n++, false); b = b || (n += 2) > 0; r = vec4(b, n, 0, 0);",
      [1, 3, 0, 0]),
    Snippet(["int i = 3"], "i <<= 2; i |= 1; i ^= 4; i %= 6; r = vec4(i, i &= 2, i >>= 1, i);", [3, 2, 1, 1]),
  ]

  static let control: [Snippet] = [
    Snippet(
      ["int n = 4"], "for (int i = 0; i < n; i++) { if (i == 2) continue; r.x += float(i); r.y++; }", [4, 3, 0, 0]),
    Snippet(
      ["int n = 4"],
      "int i = 0; while (true) { if (++i > n) break; r.x += float(i); } do r.y++; while (r.y < float(n));",
      [10, 4, 0, 0]),
    Snippet(
      ["int n = 3"],
      "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { if (j > i) break; r.x++; if (i == 1 && j == 1) r.y = r.x; }",
      [6, 3, 0, 0]),
    Snippet(
      ["int n = 2"],
      "switch (n) { case 1: r.x = 1.0; case 2: r.y = 2.0; case 3: r.z = 3.0; break; default: r.w = 4.0; }",
      [0, 2, 3, 0]),
    Snippet(
      ["int n = 9"],
      "switch (n) { case 1: r.x = 1.0; default: r.w = 4.0; case 3: r.z = 3.0; break; case 4: r.y = 1.0; }",
      [0, 0, 3, 4]),
    Snippet(
      ["int n = 2"],
      "for (int i = 0; i < 4; i++) { switch (i) { case 0: continue; case 2: if (n == 2) break; r.x++; default: r.y += float(i); } r.z++; }",
      [0, 4, 3, 0]),
    Snippet(["int n = 3"], "while (bool b = n > 0) { n--; r.x += b ? 1.0 : 0.0; }", [3, 0, 0, 0]),
    Snippet(["float x = 5.0"], "if (x > 4.0) { float x = 1.0; r.x = x; } else r.y = x; r.z = x;", [1, 0, 5, 0]),
    Snippet(
      ["float x = 2.0"], "float y = 1.0; float z; r.x = f(x, y, z); r.yzw = vec3(x, y, z);", [7, 2, 3, 6],
      declarations: "float f(in float a, inout float b, out float c) { b += a; c = a * b; a = 1.0; return c + a; }"),
    Snippet(
      ["int i = 1"], "float a[2] = float[2](1.0, 2.0); vec3 v = vec3(3, 4, 5); g(a[i], v.zx, v); r = vec4(a[i], v);",
      [7, 9, 8, 9],
      declarations:
        "void g(inout float a, out vec2 b, inout vec3 c) { a += 5.0; c *= 2.0; b = vec2(9); c.z = 9.0; c.x = 9.0; }"),
    Snippet(
      ["float x = 3.0"], "r = vec4(h(x), h(-x), k(4), k(2));", [1, -1, 24, 2],
      declarations: """
        float h(float x) { if (x > 0.0) return 1.0; return -1.0; }
        float k(int n) { float p = 1.0; for (int i = 1; ; i++) { p *= float(i); if (i >= n) return p; } return 0.0; }
        """),
    Snippet(
      ["float x = 1.0"], "count(); count(); r = vec4(total, table[1], table[int(x) + 1], x);", [2, 5, 6, 1],
      declarations: "float total = 0.0; const float table[3] = float[3](4.0, 5.0, 6.0); void count() { total++; }"),
    Snippet(
      ["int n = 5"], "S s; fill(s, n); S t = copy(s); t.v[1].y = 1.0; r = vec4(s.f, s.v[1].y, t.v[1].y, same(s, t));",
      [5, 4, 1, 0],
      declarations: structures + """
        void fill(out S s, int n) { s = S(float(n), vec3[2](vec3(3), vec3(4)), mat2(1)); }
        S copy(S s) { s.f += 1.0; s.f -= 1.0; return s; }
        bool same(S a, S b) { return a == b; }
        """),
  ]

  static let es100: [Snippet] = [
    Snippet(
      ["vec4 v = vec4(1, 2, 3, 4)"], "for (int i = 0; i < 4; i++) r.x += v[i]; r.yz = v.st; r.w = v.q;", [10, 1, 2, 4],
      isES100: true),
    Snippet(
      ["mat2 m = mat2(1, 2, 3, 4)"], "r.xy = m * vec2(1, 1); r.zw = matrixCompMult(m, m)[1];", [4, 6, 9, 16],
      isES100: true),
    Snippet(
      ["int i = 7"], "int j = i / 2; r = vec4(j, i - j * 2, bool(i), mod(float(i), 4.0));", [3, 1, 1, 3], isES100: true),
  ]

  @Test(arguments: writes) func assignments(snippet: Snippet) throws { try snippet.check(Self.ways) }
  @Test(arguments: control) func controlFlow(snippet: Snippet) throws { try snippet.check(Self.ways) }
  @Test(arguments: es100) func version100(snippet: Snippet) throws { try snippet.check() }
}
