/// The optimizers by name, as an automaton's weights and an image's pixels want them.
public enum OptimizerKind: String, Codable, CaseIterable, Sendable {
  /// ``Adam``.
  case adam
  /// ``LBFGS``.
  case lbfgs

  /// For an automaton's weights, whose gradient is another chance's in every iteration.
  ///
  /// L-BFGS takes that for curvature: its steps need the limit, and it learns far less than Adam.
  public func forWeights() -> any Optimizer {
    switch self {
    case .adam: NormalisedGradient(Adam())
    case .lbfgs: NormalisedGradient(LBFGS(largestChange: 0.01))
    }
  }

  /// Learning rate with which ``forWeights()`` usually begins.
  public var weightLearningRate: Float {
    switch self {
    case .adam: 2e-3
    case .lbfgs: 1
    }
  }

  /// For pixels in 0...1, each of which has a place of its own in the loss.
  public func forPixels() -> any Optimizer {
    switch self {
    case .adam: Adam()
    case .lbfgs: LBFGS(largestChange: 0.25)
    }
  }

  /// Learning rate with which ``forPixels()`` usually begins.
  public var pixelLearningRate: Float {
    switch self {
    case .adam: 0.02
    case .lbfgs: 1
    }
  }
}
