/// The learning-rate schedules by name.
public enum ScheduleKind: String, Codable, CaseIterable, Sendable {
  /// ``StepDecay``: 0.3 times the rate after half and after three quarters of the run.
  case steps
  /// ``ConstantRate``.
  case constant
  /// ``CosineSchedule`` down to a hundredth.
  case cosine
  /// ``OneCycle``.
  case oneCycle = "one-cycle"

  /// The schedule with its usual shape.
  ///
  /// - Parameter rate: the largest rate of the run.
  public func make(rate: Float) -> any LearningRateSchedule {
    switch self {
    case .steps: StepDecay(initial: rate)
    case .constant: ConstantRate(rate)
    case .cosine: CosineSchedule(initial: rate)
    case .oneCycle: OneCycle(peak: rate)
    }
  }
}
