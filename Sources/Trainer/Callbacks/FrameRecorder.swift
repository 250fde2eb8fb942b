import Imaging

/// Films a training: what the model looks like at first, every so many iterations and at last.
public struct FrameRecorder<Model: TrainableModel>: Callback {
  private var writer: any FrameWriter
  private let interval: Int
  private var lastIteration = -1

  /// - Parameters:
  ///   - writer: gets the pictures, which may change their size on the way, and is finished at the end.
  ///   - interval: iterations from picture to picture.
  public init(_ writer: any FrameWriter, every interval: Int) {
    precondition(interval > 0)
    self.writer = writer
    self.interval = interval
  }

  public mutating func fitWillStart(_ run: TrainingRun<Model>) throws { try append(run) }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) throws -> Directive {
    if record.iteration.isMultiple(of: interval) { try append(run) }
    return .proceed
  }

  public mutating func fitDidEnd(_ run: TrainingRun<Model>) throws {
    // The end, wherever it came.
    if run.iteration != lastIteration { try append(run) }
    try writer.finish()
  }

  private mutating func append(_ run: TrainingRun<Model>) throws {
    lastIteration = run.iteration
    try writer.append(run.model.picture())
  }
}
