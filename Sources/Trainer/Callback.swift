/// Something that follows a training: it sees the run after each iteration and may stop it.
public protocol Callback<Model>: Sendable {
  associatedtype Model: TrainableModel
  /// Before the first iteration.
  mutating func fitWillStart(_ run: TrainingRun<Model>) throws
  /// After an iteration and its update.
  mutating func iterationDidEnd(_ run: TrainingRun<Model>, _ record: IterationRecord) throws -> Directive
  /// After the last iteration, also when training was stopped or failed.
  mutating func fitDidEnd(_ run: TrainingRun<Model>) throws
}

/// What a callback wants of the loop.
public enum Directive: Sendable {
  case proceed, stop
}

extension Callback {
  public mutating func fitWillStart(_ run: TrainingRun<Model>) throws {}
  public mutating func fitDidEnd(_ run: TrainingRun<Model>) throws {}
}
