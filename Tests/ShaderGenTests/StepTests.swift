import NCAModel
import ShaderGen
import Testing

/// The step pass's program, run by the tests' interpreter.
@Suite struct StepTests {
  private static func uniforms(seed: UInt32, step: Int) -> [Uniform: Value] {
    [.seed: .uint([seed]), .step: .uint([UInt32(truncatingIfNeeded: step)])]
  }

  @Test(
    arguments: [UpdateMask.pair, .independent(rate: 0.5), .independent(rate: 0.013)],
    [(seed: UInt32(1), step: 0), (0, 4095), (.max, 4096), (0x89AB_CDEF, 1 << 24), (77, 123_456_789)])
  func `The emitted mask is the model's mask`(
    _ mask: UpdateMask, _ run: (seed: UInt32, step: Int)
  ) throws {
    let program = MaskProgram(mask)
    let output = Variable("state0", .vec4)
    let x = Variable("x", .int)
    let y = Variable("y", .int)
    let p = Variable("p", .ivec2)
    // 0 for cells that end early, 1 for those that go on.
    let pass = Pass(
      purpose: .step, textures: [], uniforms: [.seed, .step], outputs: [output],
      functions: program.functions,
      body: [
        .declare(.ivec2, [.init("p", ValueType.ivec2(.pixel))]),
        .declare(.int, [.init("x", p.value.x), .init("y", p.value.y)]),
        .assign(output, ValueType.vec4(.float(0))),
      ] + program.exitIfIdle(x: x.value, y: y.value) + [.assign(output, ValueType.vec4(.float(1)))])
    var active = 0
    let columns = Array(0..<24) + [4094, 4095]
    let rows = [0, 1, 2, 3, 255, 4095]
    for y in rows {
      for x in columns {
        let outputs = try Interpreter(
          pass: pass, uniforms: Self.uniforms(seed: run.seed, step: run.step),
          texel: { _, _, _ in [] }, pixel: [Float(x) + 0.5, Float(y) + 0.5]
        ).run()
        let isActive = mask.isActive(x: x, y: y, step: run.step, seed: run.seed)
        #expect(outputs["state0"] == .float(Array(repeating: isActive ? 1 : 0, count: 4)))
        if isActive { active += 1 }
      }
    }
    if mask == .pair { #expect(active == columns.count * rows.count / 2) }
  }

  struct Shape: Sendable {
    let channels: Int, hidden: Int, width: Int, height: Int
    let mask: UpdateMask
  }

  @Test(arguments: [
    Shape(channels: 4, hidden: 8, width: 7, height: 5, mask: .pair),
    Shape(channels: 5, hidden: 6, width: 4, height: 6, mask: .independent(rate: 0.3)),
    Shape(channels: 12, hidden: 96, width: 6, height: 4, mask: .independent(rate: 0.5)),
    Shape(channels: 9, hidden: 1, width: 5, height: 4, mask: .independent(rate: 1)),
  ])
  func `Ten steps agree with the rule in plain loops`(_ shape: Shape) throws {
    let automaton = try model(
      channels: shape.channels, hidden: shape.hidden, mask: shape.mask, scale: 0.05)
    let pass = ShaderProgram(automaton).pass(.step)
    var torus = Torus.random(
      channels: shape.channels, width: shape.width, height: shape.height, seed: 5)
    var plain = torus
    for step in 4090..<4100 {
      torus = try torus.drawn(by: pass, Self.uniforms(seed: 9, step: step))
      plain = plain.stepped(automaton, seed: 9, step: step)
    }
    #expect(torus.largestDifference(from: plain) < 2e-5)
    #expect(plain.state.map(\.magnitude).max()! < 100)
  }

  @Test func `Each texel of the neighbourhood is fetched once`() throws {
    let pass = ShaderProgram(try model(channels: 8, hidden: 4, mask: .independent(rate: 1))).pass(.step)
    let torus = Torus.random(channels: 8, width: 5, height: 5, seed: 1)
    for (x, y) in [(0, 0), (4, 4), (2, 3)] {
      let counter = FetchCounter()
      _ = try Interpreter(
        pass: pass,
        uniforms: [.size: .int([5, 5]), .seed: .uint([1]), .step: .uint([0])],
        texel: { texture, column, row in
          counter.fetched.append([texture, column, row])
          return try torus.texel(texture, column, row)
        }, pixel: [Float(x) + 0.5, Float(y) + 0.5]
      ).run()
      #expect(counter.fetched.count == 18)
      #expect(Set(counter.fetched).count == 18)
    }
  }

  private final class FetchCounter {
    var fetched: [[Int]] = []
  }
}
