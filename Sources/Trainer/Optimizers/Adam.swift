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
    if means.map(\.count) != gradient.map(\.count) {
      steps = 0
      means = parameters.map { [Float](repeating: 0, count: $0.count) }
      squares = means
    }
    precondition(means.map(\.count) == gradient.map(\.count))
    steps += 1
    let meanCorrection = Float(1 - pow(Double(betas.0), Double(steps)))
    let squareCorrection = Float(1 - pow(Double(betas.1), Double(steps)))
    for p in parameters.indices {
      for i in parameters[p].indices {
        let g = gradient[p][i]
        means[p][i] = betas.0 * means[p][i] + (1 - betas.0) * g
        squares[p][i] = betas.1 * squares[p][i] + (1 - betas.1) * g * g
        let root = (squares[p][i] / squareCorrection).squareRoot()
        parameters[p][i] -= learningRate * (means[p][i] / meanCorrection) / (root + epsilon)
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
