import Preview
import Testing

@Suite("Traps strike for the pixels at work and for no others")
struct TrapTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var kind: TrapKind
    /// Harmful where `bad`, harmless elsewhere.
    var body: String
    var testDescription: String { "\(kind): \(body)" }
  }

  static let faults: [Fault] = [
    Fault(kind: .divisionByZero, body: "r.x = 1.0 / (bad ? 0.0 : 1.0);"),
    Fault(kind: .divisionByZero, body: "r.x = float(7 % (bad ? 0 : 1));"),
    Fault(kind: .divisionByZero, body: "int n = 3; n /= int(!bad); r.x = float(n);"),
    Fault(kind: .divisionByZero, body: "r = textureProj(tex, vec3(1, 1, bad ? 0 : 1));"),
    Fault(kind: .nonFinite, body: "float x = bad ? 3e38 : 1.0; r.x = x * 10.0;"),
    Fault(kind: .nonFinite, body: "r.x = exp(bad ? 1000.0 : 1.0);"),
    Fault(kind: .nonFinite, body: "vec2 v = vec2(bad ? 3e38 : 1.0); r.x = dot(v, v);"),
    Fault(kind: .nonFinite, body: "if (bad) r.x = 1e39;"),
    Fault(kind: .outOfRange, body: "float a[3] = float[3](1.0, 2.0, 3.0); r.x = a[bad ? 3 : 2];"),
    Fault(kind: .outOfRange, body: "r[bad ? -1 : 2] = 1.0;"),
    Fault(kind: .outOfRange, body: "mat2 m = mat2(1.0); m[bad ? 2 : 1].x = 3.0; r.x = m[1].x;"),
    Fault(kind: .outOfRange, body: "r = texelFetch(tex, ivec2(bad ? 2 : 1, 0), 0);"),
    Fault(kind: .outOfRange, body: "r = texelFetch(tex, ivec2(0), bad ? 1 : 0);"),
    Fault(kind: .uninitialized, body: "float x; if (!bad) x = 1.0; r.x = x;"),
    Fault(kind: .uninitialized, body: "vec3 v; v.xy = vec2(1); if (!bad) v.z = 1.0; r.xyz = v;"),
    Fault(kind: .uninitialized, body: "float a[2]; a[bad ? 1 : 0] = 2.0; r.x = a[0];"),
    Fault(kind: .undefinedArgument, body: "r.x = sqrt(bad ? -1.0 : 1.0);"),
    Fault(kind: .undefinedArgument, body: "r.xy = log(vec2(1.0, bad ? 0.0 : 1.0));"),
    Fault(kind: .undefinedArgument, body: "r.x = pow(bad ? -1.0 : 1.0, 2.0);"),
    Fault(kind: .undefinedArgument, body: "r.x = clamp(1.0, bad ? 2.0 : 0.0, 1.0);"),
    Fault(kind: .undefinedArgument, body: "r.xy = normalize(vec2(bad ? 0.0 : 1.0, 0.0));"),
    Fault(kind: .undefinedArgument, body: "r.x = float(int(bad ? 1e10 : 1.0));"),
    Fault(kind: .undefinedArgument, body: "r.x = float(1 << (bad ? 32 : 1));"),
    Fault(kind: .undefinedArgument, body: "r = texture(tex, vec2(bad ? uintBitsToFloat(0x7fc00000u) : 1.0));"),
    Fault(kind: .undefinedArgument, body: "r.x = asin(bad ? 1.5 : 1.0) + atan(bad ? 0.0 : 1.0, 0.0);"),
  ]

  private func draw(_ fault: Fault, bad: String, around: (String, String), yes: Bool, width: Int = 21) throws
    -> DrawError?
  {
    let text = """
      #version 300 es
      precision highp float; precision highp int;
      uniform sampler2D tex;
      uniform bool u_yes;
      out vec4 color;
      void main() {
        vec4 r = vec4(0.0);
        bool bad = \(bad);
        \(around.0)
        \(fault.body)
        \(around.1)
        color = r;
      }
      """
    var program = try Program(text, file: "fault", options: LoweringOptions(traps: [fault.kind]))
    if program.hasUniform("u_yes") { try program.set("u_yes", to: .boolean(yes)) }
    let texture = Texture(width: 2, height: 1, format: .rgba32f)
    if program.hasSampler("tex") { try program.bind(texture, to: "tex") }
    let framebuffer = try Framebuffer(Texture(width: width, height: 1, format: .rgba32f))
    do {
      try program.draw(into: framebuffer, workers: 1)
      return nil
    } catch { return error }
  }

  @Test(arguments: faults) func strikesTheFirstPixel(fault: Fault) throws {
    guard case .trap(let report)? = try draw(fault, bad: "gl_FragCoord.x > 4.0", around: ("", ""), yes: false) else {
      Issue.record("no trap")
      return
    }
    #expect(report.site.kind == fault.kind)
    #expect(report.pixel == (4, 0))
  }

  @Test(arguments: faults) func strikesForUniforms(fault: Fault) throws {
    #expect(try draw(fault, bad: "u_yes", around: ("", ""), yes: true) != nil)
    #expect(try draw(fault, bad: "u_yes", around: ("", ""), yes: false) == nil)
  }

  @Test(
    "Nothing strikes where a pixel does not go",
    arguments: faults,
    [
      ("if (gl_FragCoord.x < 4.0) {", "}"), ("if (u_yes) {", "}"),
      ("for (int i = 0; i < 3; i++) { if (bad) break;", "}"),
      ("for (int i = 0; i < 3; i++) { if (bad) continue;", "}"), ("if (bad) discard;", ""), ("if (bad) return;", ""),
      ("switch (int(gl_FragCoord.x) / 4) { case 0:", "break; default: r.y = 1.0; }"),
    ])
  func sparesOthers(fault: Fault, around: (String, String)) throws {
    let isUniform = around.0.contains("u_yes")
    let bad = isUniform ? "true" : "gl_FragCoord.x > 4.0"
    #expect(try draw(fault, bad: bad, around: around, yes: false) == nil)
  }

  @Test("Nothing strikes beyond the picture's edge", arguments: ["", "r += 0.0 * dFdx(r);"])
  func edge(quads: String) throws {
    let fault = Fault(kind: .outOfRange, body: "\(quads) r = texelFetch(tex, ivec2(gl_FragCoord.xy), 0);")
    #expect(try draw(fault, bad: "false", around: ("", ""), yes: false, width: 2) == nil)
    #expect(try draw(fault, bad: "false", around: ("", ""), yes: false, width: 1) == nil)
    #expect(try draw(fault, bad: "false", around: ("", ""), yes: false, width: 3) != nil)
  }

  @Test func endlessLoopsAreStopped() throws {
    for body in [
      "while (true) r.x++;", "for (;;) { for (int i = 0; i < 9; i++) r.x++; }", "while (gl_FragCoord.x > 0.0) r.x++;",
    ] {
      let error = try draw(Fault(kind: .nonFinite, body: body), bad: "false", around: ("", ""), yes: false)
      #expect(error == .endless(.work))
    }
  }
}
