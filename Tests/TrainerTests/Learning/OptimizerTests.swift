import Foundation
import Testing
import Trainer

@Suite("Optimizers")
struct OptimizerTests {
  static let optimizers: [@Sendable () -> any Optimizer] = [
    { Adam() }, { NormalisedGradient(Adam()) }, { LBFGS() }, { LBFGS(history: 3, largestChange: 0.1) },
  ]

  /// Some updates along gradients that a seed names.
  static func train(_ optimizer: inout any Optimizer, _ parameters: inout [[Float]], updates: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<updates {
      // A quadratic with some noise, so that there is curvature to remember.
      let gradient = parameters.map { values in
        zip(values, generator.uniform(values.count, in: -0.1...0.1)).map { 2 * $0 + $1 }
      }
      optimizer.update(&parameters, along: gradient, learningRate: 0.1)
    }
  }

  @Test("An optimizer whose parameters change their lengths goes on like a new one", arguments: optimizers.indices)
  func restart(index: Int) {
    var (used, new) = (Self.optimizers[index](), Self.optimizers[index]())
    var small: [[Float]] = [[1, 2, 3], [4]]
    Self.train(&used, &small, updates: 5, seed: 1)
    // As many numbers in all, but elsewhere.
    var large: [[Float]] = [[5, 6], [7, 8]]
    var other = large
    Self.train(&used, &large, updates: 4, seed: 2)
    Self.train(&new, &other, updates: 4, seed: 2)
    #expect(large == other)
    #expect(large != [[5, 6], [7, 8]])
  }

  @Test("An optimizer that takes up a saved state goes on as if it had never stopped", arguments: optimizers.indices)
  func resume(index: Int) {
    var whole = Self.optimizers[index]()
    var parameters: [[Float]] = [[1, 2, 3], [4]]
    Self.train(&whole, &parameters, updates: 6, seed: 1)
    var resumed = Self.optimizers[index]()
    resumed.state = whole.state
    var others = parameters
    Self.train(&whole, &parameters, updates: 5, seed: 2)
    Self.train(&resumed, &others, updates: 5, seed: 2)
    #expect(parameters == others)
    var forgetful = Self.optimizers[index]()
    var third = others
    Self.train(&forgetful, &third, updates: 1, seed: 3)
    Self.train(&resumed, &others, updates: 1, seed: 3)
    #expect(third != others)
  }

  @Test("An optimizer that gets another's state starts anew", arguments: optimizers.indices)
  func foreignState(index: Int) {
    for state in [
      ["step.0": Tensor(shape: [4]), "parameter.0": Tensor(shape: [4])], [:],
      // Pairs that are shorter than the parameters.
      [
        "parameter.0": Tensor(shape: [4]), "gradient.0": Tensor(shape: [4]), "step.0": Tensor(shape: [2], repeating: 1),
        "change.0": Tensor(shape: [2], repeating: 1),
      ],
    ] {
      var (optimizer, new) = (Self.optimizers[index](), Self.optimizers[index]())
      optimizer.state = state
      var parameters: [[Float]] = [[1, 2, 3]]
      var others = parameters
      Self.train(&optimizer, &parameters, updates: 3, seed: 1)
      Self.train(&new, &others, updates: 3, seed: 1)
      #expect(parameters == others)
    }
  }

  @Test("Adam's fast loop gives the bits of the plain one")
  func adamBits() {
    var generator = SplitMix64(seed: 3)
    var parameters = [generator.uniform(1003, in: -1...1)]
    var (expected, mean, square) = (
      parameters[0], [Float](repeating: 0, count: 1003), [Float](repeating: 0, count: 1003)
    )
    var adam = Adam()
    for step in 1...6 {
      let gradient = generator.uniform(1003, in: -3...3)
      adam.update(&parameters, along: [gradient], learningRate: 1e-2)
      let betas: (Float, Float) = (0.9, 0.999)
      let (meanCorrection, squareCorrection) = (
        Float(1 - pow(Double(betas.0), Double(step))), Float(1 - pow(Double(betas.1), Double(step)))
      )
      for i in expected.indices {
        mean[i] = 0.9 * mean[i] + (1 - 0.9 as Float) * gradient[i]
        square[i] = 0.999 * square[i] + (1 - 0.999 as Float) * gradient[i] * gradient[i]
        expected[i] -= 1e-2 * (mean[i] / meanCorrection) / ((square[i] / squareCorrection).squareRoot() + 1e-8)
      }
      #expect(parameters[0] == expected)
    }
  }

  @Test("Normalised gradients move alike whatever their length, and the state is that of the optimizer within")
  func normalised() {
    var (plain, scaled) = (NormalisedGradient(LBFGS()), NormalisedGradient(LBFGS()))
    var (a, b): ([[Float]], [[Float]]) = ([[1, 1]], [[1, 1]])
    plain.update(&a, along: [[3, 4]], learningRate: 1)
    scaled.update(&b, along: [[300, 400]], learningRate: 1)
    #expect(zip(a[0], b[0]).allSatisfy { abs($0 - $1) < 1e-6 })
    var adam = NormalisedGradient(Adam())
    adam.update(&a, along: [[3, 4]], learningRate: 1)
    #expect(Set(adam.state.keys) == ["steps", "mean.0", "square.0"])
    let mean = adam.state["mean.0"]?.values ?? []
    #expect(zip(mean, [0.06, 0.08] as [Float]).allSatisfy { abs($0 - $1) < 1e-6 } && mean.count == 2)
  }
}
