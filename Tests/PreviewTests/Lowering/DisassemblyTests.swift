import Testing

@testable import Preview

@Suite("Disassembly")
struct DisassemblyTests {
  private func disassembly(_ body: String, _ declarations: String = "") throws -> String {
    let text = """
      #version 300 es
      precision highp float; precision highp int;
      out vec4 color;
      \(declarations)
      void main() { \(body) }
      """
    return try Program(text, file: "small").disassembly
  }

  @Test func namesInstructionsOperandsAndConstants() throws {
    let text = try disassembly(
      "vec4 h = max(m * vec4(gl_FragCoord.xyxy) + 0.5, 0.0); if (h.x < u) h = -h; color = h;",
      "uniform mat4 m; uniform float u;")
    #expect(text == "")
  }

  @Test func namesTexturesElementsAndJumps() throws {
    let text = try disassembly(
      "float a[2]; a[n] = 2.0; for (int i = 0; i < n; i++) a[1] += texelFetch(tex, ivec2(i), 0).x; color.x = a[n];",
      "uniform int n; uniform sampler2D tex;")
    #expect(text == "")
  }

  @Test(
    "No move remains between a computation and its variable",
    arguments: [
      "vec4 h = vec4(1); for (int i = 0; i < 3; i++) h = max(h * u, 0.0); color = h;",
      "color = vec4(u + 1.0, u + 2.0, u + 3.0, u + 4.0) * gl_FragCoord.x;",
      "vec2 a = gl_FragCoord.xy; a = a * 2.0; a = a + u; color = a.xyxy; color.zw = a * u;",
    ])
  func needlessMoves(body: String) throws {
    let lines = try disassembly(body, "uniform float u;").split(separator: "\n")
    let moves = lines.filter { $0.contains(" move") }
    #expect(moves.allSatisfy { $0.contains("=") || $0.contains("r0") }, "\(lines)")
  }
}
