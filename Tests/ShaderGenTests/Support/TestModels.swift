import NCAModel
import ShaderGen
import TestSupport
import Testing

/// The program's expressions; Foundation has a type of the same name.
typealias Expression = ShaderGen.Expression

/// A model whose numbers are drawn, not learnt.
func model(
  channels: Int, hidden: Int, mask: UpdateMask = .pair, name: String = "pebbles", scale: Float = 0.2
) throws -> Automaton {
  var random = SmallRandom(seed: channels * 1000 + hidden)
  func draw(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: -scale...scale, using: &random) }
  }
  let architecture = try Architecture(channels: channels, hidden: hidden)
  let weights = try Weights(
    architecture: architecture, w1: draw(hidden * architecture.perceptionCount), b1: draw(hidden),
    w2: draw(channels * hidden))
  return Automaton(weights: weights, updateMask: mask, card: ModelCard(name: name))
}

/// The shapes and masks whose texts are kept as golden files.
struct GoldenModel: CustomTestStringConvertible, Sendable {
  let channels: Int
  let hidden: Int
  let mask: UpdateMask

  static let all = [
    GoldenModel(channels: 4, hidden: 8, mask: .pair),
    GoldenModel(channels: 12, hidden: 96, mask: .pair),
    GoldenModel(channels: 5, hidden: 6, mask: .independent(rate: 0.3)),
  ]

  /// Its folder, such as `4-8-pair`.
  var testDescription: String { "\(channels)-\(hidden)-\(mask == .pair ? "pair" : "independent")" }

  func automaton() throws -> Automaton {
    try model(channels: channels, hidden: hidden, mask: mask)
  }
}
