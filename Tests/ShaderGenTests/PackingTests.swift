import NCAModel
import ShaderGen
import ShaderHosts
import Testing

/// States in bytes: what the passes read and write when texels hold codes.
@Suite struct PackingTests {
  private static let limit: Float = 1.5

  private func automaton() throws -> Automaton {
    var automaton = try model(channels: 4, hidden: 6, mask: .independent(rate: 0.5), scale: 0.05)
    automaton.quantization = Quantization(fitting: automaton.weights, stateLimit: Self.limit)
    return automaton
  }

  /// The state of a code as a texel of bytes holds it, and the code that a drawn texel is stored as.
  private static func state(_ code: Float) -> Float { code == 0 ? 0 : (code - 128) * (limit / 127) }
  private static func stored(_ texel: Float) -> Float { (min(max(texel, 0), 1) * 255).rounded() }

  private func codes(seed: UInt64) -> Torus {
    let random = Torus.random(channels: 4, width: 6, height: 5, seed: seed)
    return Torus(channels: 4, width: 6, height: 5, state: random.state.map { (128 + 127 * $0).rounded() })
  }

  private func texels(_ codes: Torus) -> Torus {
    Torus(channels: 4, width: codes.width, height: codes.height, state: codes.state.map { $0 / 255 })
  }

  @Test func `A step in bytes is a step of the states, rounded and held within the limit`() throws {
    let automaton = try automaton()
    let codes = codes(seed: 3)
    var film = try Film(
      WebGL2(), [automaton], from: texels(codes), format: .rgba8, precision: .full, seed: 4, step: 7)
    try film.take()
    let drawn = try film.torus
    let states = Torus(channels: 4, width: 6, height: 5, state: codes.state.map(Self.state))
    let expected = states.stepped(automaton, seed: 4, step: 7)
    for (texel, state) in zip(drawn.state, expected.state) {
      let level = min(max((state * (127 / Self.limit)).rounded(), -127), 127)
      #expect(Self.stored(texel) == level + 128)
    }
    #expect(expected.state.contains { $0.magnitude > Self.limit } == false || drawn.state.allSatisfy { $0 > 0 })
  }

  @Test func `Texels that were never written are seed state, and a step writes them`() throws {
    for dialect in Dialects.all where dialect.formats.contains(.rgba8) {
      let blank = Torus(channels: 4, width: 4, height: 4)
      let seeds = Torus(channels: 4, width: 4, height: 4, state: blank.state.map { _ in 128.0 / 255 })
      let drawn = try [blank, seeds].map { start in
        var film = try Film(dialect, [automaton()], from: start, format: .rgba8, seed: 1)
        try film.take()
        return try film.torus
      }
      #expect(drawn[0] == drawn[1], "\(dialect.name)")
      #expect(drawn[0].state.allSatisfy { Self.stored($0) >= 1 })
    }
  }

  @Test func `The reference compiler accepts shaders of states in bytes`() throws {
    try ValidatorTests.validate(automaton(), format: .rgba8)
  }
}
