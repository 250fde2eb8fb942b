import Foundation

/// Multiplies the rate by the same factor in every iteration: the sweep of a learning-rate finder.
///
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3; exponential as in fastai.
public struct ExponentialRise: LearningRateSchedule {
  /// Rates of the first and of the last iteration, both above zero.
  public let initial: Float
  public let final: Float

  public init(from initial: Float, to final: Float) {
    precondition(initial > 0 && final > 0)
    self.initial = initial
    self.final = final
  }

  public func learningRate(at iteration: Int, of total: Int) -> Float {
    let position = Double(iteration) / Double(max(1, total - 1))
    return Float(Double(initial) * pow(Double(final) / Double(initial), position))
  }
}
