import Preview
import Testing

@Suite("Low precision rounds every operation to half floats")
struct PrecisionTests {
  // A half float has 11 significant bits: 2048 + 1 is 2048, 0.1 is 0.0999755859375.
  static let cases: [Snippet] = [
    Snippet(
      ["mediump float x = 2048.0"], "mediump float y = x + 1.0; r = vec4(y, (x + 1.0) - x, x * 1.0004, 0);",
      [2048, 0, 2048, 0]),
    Snippet(["mediump float x = 1.0"], "r = vec4(x * 0.1, x < 1.0002, x + 0.1 == 1.1, 0);", [0.099975586, 0, 1, 0]),
    Snippet(["mediump vec2 v = vec2(100, 1)"], "r = vec4(dot(v, v), length(v), 0, 0);", [10000, 100, 0, 0]),
    Snippet(
      ["mediump vec2 v = vec2(300, 300)"], "r = vec4(dot(v, v) > 65504.0, isinf(length(v)), 0, 0);", [1, 1, 0, 0]),
    Snippet(
      ["mediump mat2 m = mat2(2048, 1, 1, 1)", "mediump vec2 v = vec2(1, 1)"], "r = vec4(m * v, v * m);",
      [2048, 2, 2048, 2]),
    Snippet(["highp float x = 2048.0"], "mediump float y = x + 1.0; r = vec4(x + 1.0, y, 0, 0);", [2049, 2048, 0, 0]),
    Snippet(["mediump float x = 2048.0"], "mediump float y = x; y += 1.0; y++; r.x = y;", [2048, 0, 0, 0]),
    Snippet(
      ["mediump float x = 2048.0"], "r.x = keep(x + 1.0) + keep(2049.0);", [4096, 0, 0, 0],
      declarations: "mediump float keep(mediump float x) { return x; }"),
  ]

  @Test(arguments: cases) func nearest(snippet: Snippet) throws {
    try snippet.check(
      [.uniform, .varying, .divergentUniform, .divergentVarying], options: LoweringOptions(lowPrecision: .float16))
  }

  @Test func towardsZero() throws {
    let snippet = Snippet(
      ["mediump float x = 2048.0"], "mediump float y = x + 1.75; r = vec4(y, x * 64.0, 0, 0);", [2048, 65504, 0, 0])
    try snippet.check([.uniform, .varying], options: LoweringOptions(lowPrecision: .float16TowardZero))
  }
}
