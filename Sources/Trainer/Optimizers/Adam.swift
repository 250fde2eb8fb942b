import Foundation

/// Adam: steps scaled by running moments of the gradient.
///
/// Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2014, algorithm 1.
public struct Adam: Optimizer {
  /// Decay of the mean of gradients and of their squares.
  public let betas: (Float, Float)
  /// Added to the root of the second moment.
  public let epsilon: Float
  private var means: [[Float]] = []
  private var squares: [[Float]] = []
  private var steps = 0

  public init(betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8) {
    self.betas = betas
    self.epsilon = epsilon
  }

  public mutating func update(_ parameters: inout [[Float]], along gradient: [[Float]], learningRate: Float) {
    precondition(parameters.map(\.count) == gradient.map(\.count))
    if means.map(\.count) != gradient.map(\.count) {
      means = gradient.map { [Float](repeating: 0, count: $0.count) }
      squares = means
      steps = 0
    }
    steps += 1
    let step = Step(
      betas: betas, epsilon: epsilon, learningRate: learningRate,
      meanCorrection: Float(1 - pow(Double(betas.0), Double(steps))),
      squareCorrection: Float(1 - pow(Double(betas.1), Double(steps))))
    for p in parameters.indices {
      step.move(
        &parameters[p], along: gradient[p], mean: &means[p], square: &squares[p], count: gradient[p].count)
    }
  }

  /// What one update does to each number.
  private struct Step {
    let betas: (Float, Float)
    let epsilon: Float
    let learningRate: Float
    /// What the moments are divided by, since they began at zero.
    let meanCorrection: Float
    let squareCorrection: Float

    /// Pointers spare the bounds checks, which would keep the loop from being vectorised.
    func move(
      _ parameter: UnsafeMutablePointer<Float>, along gradient: UnsafePointer<Float>,
      mean: UnsafeMutablePointer<Float>, square: UnsafeMutablePointer<Float>, count: Int
    ) {
      for i in 0..<count {
        let g = gradient[i]
        let newMean = betas.0 * mean[i] + (1 - betas.0) * g
        let newSquare = betas.1 * square[i] + (1 - betas.1) * g * g
        mean[i] = newMean
        square[i] = newSquare
        let root = (newSquare / squareCorrection).squareRoot()
        parameter[i] -= learningRate * (newMean / meanCorrection) / (root + epsilon)
      }
    }
  }

  public var state: [String: Tensor] {
    get {
      var state = ["steps": Tensor(shape: [1], values: [Float(steps)])]
      for p in means.indices {
        state["mean.\(p)"] = Tensor(shape: [means[p].count], values: means[p])
        state["square.\(p)"] = Tensor(shape: [squares[p].count], values: squares[p])
      }
      return state
    }
    set {
      steps = Int(newValue["steps"]?[0] ?? 0)
      means = []
      squares = []
      while let mean = newValue["mean.\(means.count)"], let square = newValue["square.\(squares.count)"] {
        means.append(mean.values)
        squares.append(square.values)
      }
    }
  }
}
