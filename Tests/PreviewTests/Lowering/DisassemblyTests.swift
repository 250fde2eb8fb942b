import Testing

import Preview

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
    #expect(
      text == """
        0: move.2 r2, r0
        1: move.2 r4, r0
        2: matvec.4 r6, u2, r2, 4x4
        3: add.4 r6, r6, u1*=0.5
        4: max.4 r6, r6, u0*=0
        5: lt r0, r6, u18
        6: jump_if_none r0, @9
        7: neg.4 r1, r6
        8: select.4 r6, r0*, r1, r6
        9: end

        """)
  }

  @Test func namesTexturesElementsAndJumps() throws {
    let text = try disassembly(
      "float a[2]; a[n] = 2.0; for (int i = 0; i < n; i++) a[1] += texelFetch(tex, ivec2(i), 0).x; color.x = a[n];",
      "uniform int n; uniform sampler2D tex;")
    #expect(
      text == """
        0: move.4 u6, u0*=0
        1: move.2 u10, u0*=0
        2: store_element u10, u1=2.0, [u4], 2x1, if u2=-1
        3: move u12, u0=0
        4: turn 11
        5: ilt u13, u12, u4
        6: jump_unless u13, @12
        7: move.2 u13, u12*
        8: texel.2 u15, u13, u0=0, t0
        9: add u11, u11, u15
        10: iadd u12, u12, u3=1
        11: jump @4
        12: load_element u12, u10, [u4], 2x1
        13: move u6, u12
        14: move.4 r0, u6
        15: end

        """)
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
    #expect(moves.allSatisfy { $0.contains("=") || $0.contains(" r") }, "\(lines)")
  }
}
