import NCAModel
import Trainer

extension Tensor {
  /// Numbers uniform in a range.
  static func uniform(
    _ shape: [Int], in range: ClosedRange<Float>, using generator: inout SplitMix64
  ) -> Tensor {
    Tensor(shape: shape, values: generator.uniform(shape.reduce(1, *), in: range))
  }

  /// Pictures of noise, `[count, 3, height, width]`.
  static func pictures(_ count: Int, height: Int, width: Int, using generator: inout SplitMix64) -> Tensor {
    uniform([count, 3, height, width], in: 0...1, using: &generator)
  }
}

extension Weights {
  /// A rule whose states neither explode nor vanish over a hundred steps.
  static func calm(_ architecture: Architecture, using generator: inout SplitMix64) throws -> Weights {
    let bound = 1 / Float(architecture.perceptionCount).squareRoot()
    let filters = PerceptionFilter.allCases
    var w1 = generator.uniform(architecture.hidden * architecture.perceptionCount, in: -bound...bound)
    for i in w1.indices { w1[i] /= filters[i % filters.count].gain }
    return try Weights(
      architecture: architecture, w1: w1,
      b1: generator.uniform(architecture.hidden, in: -bound...bound),
      w2: generator.uniform(
        architecture.channels * architecture.hidden, in: -outputBound...outputBound))
  }

  private static let outputBound: Float = 0.05
}
