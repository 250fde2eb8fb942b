import Foundation

/// Multiplies the rate by the same factor in every iteration: the sweep of a learning-rate finder.
///
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3; exponential as in fastai.
public struct ExponentialRise: LearningRateSchedule {
  /// Rates of the first and of the last iteration of the sweep, both above zero.
  public let start: Float
  public let end: Float
  /// What comes before the sweep.
  public let warmUp: WarmUp?

  /// Iterations that bring a model to where it learns.
  public struct WarmUp: Equatable, Sendable {
    public let iterations: Int
    public let rate: Float

    public init(iterations: Int, rate: Float) {
      self.iterations = iterations
      self.rate = rate
    }
  }

  public init(from start: Float, to end: Float, after warmUp: WarmUp? = nil) {
    precondition(start > 0 && end > 0)
    self.start = start
    self.end = end
    self.warmUp = warmUp
  }

  public func learningRate(at iteration: Int, of total: Int) -> Float {
    let first = warmUp?.iterations ?? 0
    if let warmUp, iteration < first { return warmUp.rate }
    let position = Double(iteration - first) / Double(max(1, total - 1 - first))
    return Float(Double(start) * pow(Double(end) / Double(start), position))
  }
}
