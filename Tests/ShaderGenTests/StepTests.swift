import NCAModel
import Preview
import ShaderGen
import ShaderHosts
import Testing

/// What the emitted steps do when they run.
@Suite struct StepTests {
  @Test(
    arguments: [UpdateMask.pair, .independent(rate: 0.5), .independent(rate: 0.013)],
    [(seed: UInt32(1), step: 0), (0, 4095), (.max, 4096), (0x89AB_CDEF, 1 << 24), (77, 123_456_789)])
  func `The emitted mask is the model's mask, with integers and with floats`(
    _ mask: UpdateMask, _ run: (seed: UInt32, step: Int)
  ) throws {
    let columns = Array(0..<24) + [4094, 4095]
    let rows = [0, 1, 2, 3, 255, 4095]
    for dialect in [WebGL2(), WebGL1()] as [any Dialect] {
      let texture = Texture(width: columns.count, height: rows.count, format: .rgba32f)
      var shader = try Program(Self.maskShader(mask, dialect), file: dialect.name)
      var frame = Frame(width: 1, height: 1)
      (frame.seed, frame.step) = (run.seed, run.step)
      let values = try Hosts.host(of: dialect).uniforms(.step, frame)
      for name in ["u_seed", "u_step"] { try shader.set(name, to: #require(values[name])) }
      try shader.draw(into: Framebuffer(texture))
      let drawn = texture.floats
      var active = 0
      for (row, y) in rows.enumerated() {
        for (column, x) in columns.enumerated() {
          let isActive = mask.isActive(x: x, y: y, step: run.step, seed: run.seed)
          #expect(drawn[4 * (row * columns.count + column)] == (isActive ? 1 : 0), "\(dialect.name) (\(x), \(y))")
          if isActive { active += 1 }
        }
      }
      if mask == .pair { #expect(active == columns.count * rows.count / 2) }
    }
  }

  /// Writes 0 for cells that end early and 1 for those that go on; six rows and 26 columns of a large grid.
  private static func maskShader(_ mask: UpdateMask, _ dialect: any Dialect) throws -> String {
    let kind = dialect.profile.arithmetic
    let (type, number): (ValueType, (Int32) -> Expression) =
      kind == .integers ? (.int, { .int($0) }) : (.float, { .float(Float($0)) })
    let place = { (value: Expression) -> Expression in
      kind == .integers ? ValueType.int(value) : .builtin(.floor, [value])
    }
    let (i, j) = (Variable("i", type).value, Variable("j", type).value)
    let (x, y) = (Variable("x", type).value, Variable("y", type).value)
    let output = Variable("state0", .vec4)
    let program = MaskProgram(mask, dialect.profile)
    let pass = Pass(
      purpose: .step, textures: [.state(0)], uniforms: [Uniform(.seed, kind), Uniform(.step, kind)],
      outputs: [output], functions: program.functions,
      body: [
        .declare(type, [.init("i", place(Expression.pixel.x)), .init("j", place(Expression.pixel.y))]),
        .declare(
          type,
          [
            .init("x", .select(i.compared(.less, number(24)), i, i + number(4070))),
            .init(
              "y",
              .select(
                j.compared(.less, number(4)), j,
                .select(j.compared(.less, number(5)), number(255), number(4095)))),
          ]),
        .assign(output, ValueType.vec4(.float(0))),
      ] + program.exitIfIdle(x: x, y: y) + [.assign(output, ValueType.vec4(.float(1)))])
    let holder = try ShaderProgram(model(channels: 4, hidden: 1), profile: dialect.profile)
    return Printer(dialect, holder).print(pass)
  }

  struct Shape: Sendable {
    let channels: Int, hidden: Int, width: Int, height: Int
    let mask: UpdateMask

    func automaton() throws -> Automaton {
      try model(channels: channels, hidden: hidden, mask: mask, scale: 0.05)
    }

    var start: Torus { .random(channels: channels, width: width, height: height, seed: 5) }

    static let all = [
      Shape(channels: 4, hidden: 8, width: 7, height: 5, mask: .pair),
      Shape(channels: 9, hidden: 5, width: 7, height: 5, mask: .pair),
      Shape(channels: 9, hidden: 17, width: 7, height: 5, mask: .pair),
      Shape(channels: 5, hidden: 6, width: 4, height: 6, mask: .independent(rate: 0.3)),
      Shape(channels: 12, hidden: 96, width: 6, height: 4, mask: .independent(rate: 0.5)),
      Shape(channels: 9, hidden: 1, width: 5, height: 4, mask: .independent(rate: 1)),
    ]
  }

  @Test(arguments: Shape.all)
  func `Ten steps agree with the rule in plain loops`(_ shape: Shape) throws {
    let automaton = try shape.automaton()
    var plain = shape.start
    var film = try Film(WebGL2(), [automaton], from: plain, format: .rgba32f, precision: .full, step: 4090)
    for step in 4090..<4100 {
      try film.take()
      plain = plain.stepped(automaton, seed: 1, step: step)
    }
    #expect(try film.torus.largestDifference(from: plain) < 2e-5)
    #expect(plain.state.map(\.magnitude).max()! < 100)
  }

  @Test(arguments: Shape.all)
  func `Weights in bytes are the rounded model's weights`(_ shape: Shape) throws {
    var automaton = try shape.automaton()
    var plain = shape.start
    var film = try Film(WebGL2(), [automaton], from: plain, format: .rgba32f, step: 4090)
    automaton.weights = try Quantization(fitting: automaton.weights).rounded(automaton.weights)
    for step in 4090..<4100 {
      try film.take()
      plain = plain.stepped(automaton, seed: 1, step: step)
    }
    #expect(try film.torus.largestDifference(from: plain) < 2e-5)
  }

  @Test(
    arguments: Dialects.all.map(\.name),
    [(4, UpdateMask.pair), (9, .pair), (4, .independent(rate: 1)), (9, .independent(rate: 0.3))])
  func `Every dialect walks the trajectory of WebGL 2`(_ name: String, _ rule: (channels: Int, mask: UpdateMask)) throws
  {
    let (channels, mask) = rule
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let format: StateFormat = dialect.formats.contains(.rgba32f) ? .rgba32f : .rgba8
    let automaton = try model(channels: channels, hidden: channels == 4 ? 6 : 17, mask: mask, scale: 0.05)
    var start = Torus.random(channels: channels, width: 7, height: 5, seed: 2)
    if format == .rgba8 { start.state = start.state.map { (128 + 127 * $0).rounded() / 255 } }
    var film = try Film(dialect, [automaton], from: start, format: format, step: 4090)
    var reference = try Film(WebGL2(), [automaton], from: start, format: format, step: 4090)
    #expect(try film.torus == reference.torus)
    for step in 0..<12 {
      try film.take()
      try reference.take()
      #expect(try film.torus == reference.torus, "step \(step)")
    }
    #expect(try film.torus.largestDifference(from: start) > 0.01)
  }

  @Test func `Each texel of the neighbourhood is fetched once`() throws {
    for dialect in Dialects.all {
      let automaton = try model(channels: 8, hidden: 4, mask: .independent(rate: 1))
      let program = try ShaderProgram(automaton, format: dialect.formats[0], profile: dialect.profile)
      let body = Printer(dialect, program).print(try #require(program.pass(.step)))
      for group in 0..<2 {
        let calls = body.split(separator: "cell\(group)(").dropFirst().map { $0.prefix { $0 != ")" } }
          .filter { !$0.contains(" ") }
        #expect(calls.sorted() == ["l,b", "l,t", "l,y", "r,b", "r,t", "r,y", "x,b", "x,t", "x,y"], "\(dialect.name)")
      }
    }
  }
}
