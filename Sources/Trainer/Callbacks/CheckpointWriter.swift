import Foundation

/// Saves the run at intervals and at its end, and lets its owner write what there is of a result.
public struct CheckpointWriter<Model: Checkpointable>: Callback {
  private let url: URL
  private let interval: Duration
  private let writeResult: @Sendable (Model, _ iteration: Int) throws -> Void
  private let clock = ContinuousClock()
  private var lastWrite: ContinuousClock.Instant?

  /// - Parameters:
  ///   - url: the checkpoint's file.
  ///   - interval: time between two checkpoints.
  ///   - writeResult: writes the model as far as it is.
  public init(
    url: URL, every interval: Duration = .seconds(60),
    writeResult: @escaping @Sendable (Model, _ iteration: Int) throws -> Void
  ) {
    self.url = url
    self.interval = interval
    self.writeResult = writeResult
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) throws -> Directive {
    if let lastWrite, clock.now - lastWrite >= interval { try write(run) }
    lastWrite = lastWrite ?? clock.now
    return .proceed
  }

  public mutating func fitDidEnd(_ run: TrainingRun<Model>) throws { try write(run) }

  private mutating func write(_ run: TrainingRun<Model>) throws {
    // Before the first iteration there is nothing to keep.
    guard run.iteration > 0 else { return }
    try run.save(to: url)
    try writeResult(run.model, run.iteration)
    lastWrite = clock.now
  }
}
