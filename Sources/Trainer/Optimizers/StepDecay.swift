/// Multiplies the rate by a factor at given parts of the run.
public struct StepDecay: LearningRateSchedule {
  /// Rate of the first iterations.
  public let initial: Float
  /// What the rate is multiplied by at each milestone.
  public let factor: Float
  /// Parts of the run, each in 0...1, at which it is.
  public let milestones: [Double]

  public init(initial: Float, factor: Float = 0.3, milestones: [Double] = [0.5, 0.75]) {
    self.initial = initial
    self.factor = factor
    self.milestones = milestones
  }

  public func learningRate(at iteration: Int, of total: Int) -> Float {
    milestones.reduce(initial) { Double(iteration) >= $1 * Double(total) ? $0 * factor : $0 }
  }
}
