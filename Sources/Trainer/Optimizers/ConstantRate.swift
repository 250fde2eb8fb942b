/// The same rate from the first iteration to the last.
public struct ConstantRate: LearningRateSchedule {
  public let rate: Float

  public init(_ rate: Float) { self.rate = rate }

  public func learningRate(at iteration: Int, of total: Int) -> Float { rate }
}
