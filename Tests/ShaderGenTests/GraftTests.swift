import NCAModel
import Preview
import ShaderGen
import ShaderHosts
import Testing

/// Several models in one program.
@Suite struct GraftTests {
  /// A fused multiply-add would round a share's product otherwise than the model alone.
  private static let options = LoweringOptions(fusesMultiplyAdd: false)

  private func models(_ count: Int, mask: UpdateMask = .pair) throws -> [Automaton] {
    try (0..<count).map { try model(channels: 5, hidden: 5 + $0, mask: mask, scale: 0.05) }
  }

  private func stepped(
    _ dialect: any Dialect, _ automata: [Automaton], from start: Torus, map: [Float]? = nil
  ) throws -> Torus {
    let format: StateFormat = dialect.formats.contains(.rgba32f) ? .rgba32f : .rgba8
    var film = try Film(dialect, automata, from: start, format: format, options: Self.options)
    if let map {
      film.map.write((0..<start.width * start.height).flatMap { _ in map })
    }
    try film.take(3)
    return try film.torus
  }

  @Test(arguments: Dialects.all.filter { !$0.profile.hasMap }.map(\.name), [2, 3, 4])
  func `Deep inside its band a cell does what its model alone does`(_ name: String, _ count: Int) throws {
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let automata = try models(count, mask: .independent(rate: 0.7))
    let width = 20 * count
    var start = Torus.random(channels: 5, width: width, height: 3, seed: 4)
    if dialect.formats == [.rgba8] { start.state = start.state.map { (128 + 127 * $0).rounded() / 255 } }
    let grafted = try stepped(dialect, automata, from: start)
    for (band, automaton) in automata.enumerated() {
      let alone = try stepped(dialect, [automaton], from: start)
      // Three steps reach three cells, a border blends one and a half on each side.
      for x in 20 * band + 5..<20 * band + 15 {
        for y in 0..<3 {
          for channel in 0..<5 {
            #expect(grafted[channel, x, y] == alone[channel, x, y], "model \(band) at \(x), \(y)")
          }
        }
      }
      #expect(grafted != alone)
    }
  }

  @Test func `A map gives cells to one model, and an empty map to the first`() throws {
    let start = Torus.random(channels: 5, width: 7, height: 6, seed: 4)
    for dialect in [WebGL2(), WebGL1(), Three()] as [any Dialect] {
      let automata = try models(3)
      let alone = try automata.map { try stepped(dialect, [$0], from: start) }
      #expect(try stepped(dialect, automata, from: start, map: [0, 1, 0, 0]) == alone[1])
      #expect(try stepped(dialect, automata, from: start, map: [0, 0, 0.2, 0]) == alone[2])
      #expect(try stepped(dialect, automata, from: start, map: [0, 0, 0, 0]) == alone[0])
      #expect(alone[0] != alone[1] && alone[1] != alone[2])
    }
  }

  @Test func `Equal shares are the mean of two models' changes`() throws {
    let start = Torus.random(channels: 5, width: 7, height: 6, seed: 4)
    let automata = try models(2)
    func step(_ automata: [Automaton], _ map: [Float]) throws -> Torus {
      var film = try Film(WebGL2(), automata, from: start, format: .rgba32f)
      film.map.write((0..<42).flatMap { _ in map })
      try film.take()
      return try film.torus
    }
    let (first, second) = (try step([automata[0]], [0, 0, 0, 0]), try step([automata[1]], [0, 0, 0, 0]))
    let mean = Torus(channels: 5, width: 7, height: 6, state: zip(first.state, second.state).map { ($0 + $1) / 2 })
    #expect(try step(automata, [1, 1, 0, 0]).largestDifference(from: mean) < 1e-6)
  }

  @Test func `The map's brush inks its middle wholly and leaves what it does not reach`() throws {
    for dialect in [WebGL2(), WebGL1(), Three()] as [any Dialect] {
      var film = try Film(dialect, models(2), from: Torus(channels: 5, width: 12, height: 10))
      film.map.write((0..<120).flatMap { _ in [1, 0, 0, 0] as [Float] })
      film.frame.brush = [11.5, 0.5, 4]
      film.frame.ink = [0, 1, 0, 0]
      try film.paintMap()
      let shares = film.map.floats
      for y in 0..<10 {
        for x in 0..<12 {
          let (across, down) = (min(abs(11 - x), 12 - abs(11 - x)), min(y, 10 - y))
          let distance = Float(across * across + down * down) / 16
          let strength = min(max((1 - distance) * 4 / 3, 0), 1)
          let share = (shares[4 * (12 * y + x)], shares[4 * (12 * y + x) + 1])
          #expect(abs(share.0 - (1 - strength)) < 0.5 / 255 + 1e-6 && abs(share.1 - strength) < 0.5 / 255 + 1e-6)
        }
      }
      #expect(shares[4 * 11] == 0 && shares[4 * (12 * 5 + 5)] == 1)
    }
  }

  @Test func `Models that cannot share a program are refused`() throws {
    let automata = try models(2)
    let unlike = [
      try model(channels: 6, hidden: 3), try model(channels: 5, hidden: 3, mask: .independent(rate: 0.5)),
      try exactModel(channels: 5, hidden: 3),
    ]
    for other in unlike {
      #expect(throws: ExportError.unlikeModels("pebbles", "pebbles")) { try ShaderProgram([automata[0], other]) }
    }
    #expect(throws: ExportError.tooManyModels(5)) { try ShaderProgram(models(5)) }
    let exact = try exactModel(channels: 5, hidden: 3)
    #expect(throws: ExportError.exactGraft) { try ShaderProgram([exact, exact]) }
    #expect(throws: ExportError.exactStatesInBytes(levels: 1023)) { try ShaderProgram(exact, format: .rgba8) }
  }
}
