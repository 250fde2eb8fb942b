import Foundation
import Preview
import Testing

@Suite("Draws")
struct DrawingTests {
  private func program(_ body: String, declarations: String = "out vec4 color;", traps: Set<TrapKind> = []) throws
    -> Program
  {
    let text =
      "#version 300 es\nprecision highp float;\nprecision highp int;\n\(declarations)\nvoid main() {\n\(body)\n}\n"
    return try Program(text, file: "test.frag", options: LoweringOptions(traps: traps))
  }

  @Test(
    "Every pixel is drawn once, whatever the size and the number of threads",
    arguments: [(1, 1), (3, 5), (17, 16), (255, 2), (256, 3), (33, 65)], [1, 2, 3])
  func everyPixel(size: (Int, Int), workers: Int) throws {
    for derivative in ["", "+ 0.0 * dFdx(gl_FragCoord.x)"] {
      let program = try program("color = vec4(gl_FragCoord.xy \(derivative), 1.0, 2.0);")
      let texture = Texture(width: size.0, height: size.1, format: .rgba32f)
      try program.draw(into: Framebuffer(texture), workers: workers)
      let expected: [Float] = (0..<size.1).flatMap { y in
        (0..<size.0).flatMap { x -> [Float] in [Float(x) + 0.5, Float(y) + 0.5, 1, 2] }
      }
      #expect(texture.floats == expected)
    }
  }

  @Test("Outputs go to their locations, of their own kind")
  func severalTargets() throws {
    let program = try program(
      "a = vec2(1.0, 2.0); b = ivec4(-1, 2, 3, 4); c = 7u;",
      declarations: "layout(location=2) out vec2 a; layout(location=0) out ivec4 b; layout(location=1) out uint c;")
    let (a, b, c) = (
      Texture(width: 2, height: 2, format: .rgba32f), Texture(width: 2, height: 2, format: .rgba32i),
      Texture(width: 2, height: 2, format: .rgba32ui)
    )
    try program.draw(into: Framebuffer([b, c, a]))
    #expect(Float(bitPattern: a[1, 1, component: 1]) == 2)
    #expect(Int32(bitPattern: b[0, 1, component: 0]) == -1)
    #expect(c[1, 0, component: 0] == 7)
    #expect(throws: DrawError.attachmentKind(output: "a", needs: .float)) {
      try program.draw(into: Framebuffer([b, c, b.copy()]))
    }
  }

  @Test("Discarded pixels keep what was there")
  func discarding() throws {
    let program = try program("if (gl_FragCoord.x > 1.0) discard; color = vec4(1.0);")
    let texture = Texture(width: 2, height: 1, format: .rgba32f)
    texture.write([Float](repeating: 5, count: 8))
    try program.draw(into: Framebuffer(texture))
    #expect(texture.floats == [1, 1, 1, 1, 5, 5, 5, 5])
  }

  @Test("A texture that is read and drawn to is read as it was, or struck by a trap")
  func feedback() throws {
    let text = "color = texelFetch(last, ivec2(gl_FragCoord.x > 1.0 ? 0 : 1, 0), 0) + 1.0;"
    let declarations = "uniform sampler2D last; out vec4 color;"
    let texture = Texture(width: 2, height: 1, format: .rgba32f)
    texture.write([0, 0, 0, 0, 10, 10, 10, 10] as [Float])
    var plain = try program(text, declarations: declarations)
    try plain.bind(texture, to: "last")
    try plain.draw(into: Framebuffer(texture), workers: 1)
    #expect(texture.floats == [11, 11, 11, 11, 1, 1, 1, 1])
    var watched = try program(text, declarations: declarations, traps: [.feedback])
    try watched.bind(texture, to: "last")
    #expect(throws: DrawError.self) { try watched.draw(into: Framebuffer(texture)) }
  }

  @Test("A trap names the first pixel and what it happened to")
  func trap() throws {
    let program = try program(
      "int i = int(gl_FragCoord.x) + 4 * int(gl_FragCoord.y); color = vec4(7 / (i - 6));", traps: [.divisionByZero])
    let texture = Texture(width: 4, height: 4, format: .rgba32f)
    let framebuffer = try Framebuffer(texture)
    let error = #expect(throws: DrawError.self) { try program.draw(into: framebuffer) }
    guard case .trap(let report)? = error else { return }
    #expect(report.site.kind == .divisionByZero)
    #expect(report.pixel == (2, 1))
    #expect(report.description.hasPrefix("test.frag:6:"))
  }

  @Test("Uniforms are set as a whole and in parts")
  func uniforms() throws {
    var program = try program(
      "color = vec4(lights[1].color.xy, m[1][2], float(on));",
      declarations: """
        struct Light { vec3 color; float power; };
        uniform Light lights[2]; uniform mat3 m; uniform bool on; out vec4 color;
        """)
    try program.set("lights[1].color", to: .list([.number(3), .number(4), .number(5)]))
    try program.set("m", to: .list((0..<9).map { .number(Double($0)) }))
    try program.set("on", to: .boolean(true))
    let texture = Texture(width: 1, height: 1, format: .rgba32f)
    try program.draw(into: Framebuffer(texture))
    #expect(texture.floats == [3, 4, 5, 1])
    #expect(throws: DrawError.unknownUniform("lights[2].color")) { try program.set("lights[2].color", to: .number(1)) }
    #expect(throws: DrawError.uniformShape(name: "m", type: "mat3", scalars: 9, given: 1)) {
      try program.set("m", to: .number(1))
    }
  }

  @Test("Framebuffers are planes of one size")
  func framebuffers() {
    let small = Texture(width: 1, height: 1, format: .rgba8)
    let large = Texture(width: 2, height: 1, format: .rgba8)
    #expect(throws: DrawError.attachmentSizes) { try Framebuffer([small, large]) }
    #expect(throws: DrawError.noAttachment) { try Framebuffer([nil]) }
  }
}
