/// Tells how far a training is and how long it will take.
public struct ProgressReport<Model: TrainableModel>: Callback {
  /// Where a training stands.
  public struct Status: Sendable {
    /// The last iteration.
    public let record: IterationRecord
    /// Iterations wanted.
    public let iterations: Int
    /// Wall time until the last iteration, in seconds.
    public let secondsLeft: Double
    /// Mean of the loss over the last ten iterations, which jumps about less than one.
    public let loss: Float
    /// The same of the style loss, where the model has one.
    public let styleLoss: Float?
  }

  private let interval: Duration
  private let report: @Sendable (Status) -> Void
  private let clock = ContinuousClock()
  private var lastReport: ContinuousClock.Instant?
  private var started: (iteration: Int, time: ContinuousClock.Instant)?
  private var losses = RecentMean()
  private var styleLosses = RecentMean()

  /// - Parameters:
  ///   - interval: least time between two reports; the first and the last iteration always report.
  ///   - report: called on the training's thread.
  public init(every interval: Duration, report: @escaping @Sendable (Status) -> Void) {
    self.interval = interval
    self.report = report
  }

  public mutating func fitWillStart(_ run: TrainingRun<Model>) {
    started = (run.iteration, clock.now)
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) -> Directive {
    let now = clock.now
    losses.add(record.loss)
    if let loss = record.styleLoss { styleLosses.add(loss) }
    let isDue = lastReport.map { now - $0 >= interval } ?? true
    if isDue || record.iteration == run.iterations, let started {
      lastReport = now
      let work = { run.model.work(before: $0) }
      let done = work(record.iteration) - work(started.iteration)
      let left = work(run.iterations) - work(record.iteration)
      let elapsed = (now - started.time) / .seconds(1)
      report(
        Status(
          record: record, iterations: run.iterations,
          secondsLeft: elapsed * left / max(done, .leastNormalMagnitude),
          loss: losses.mean ?? record.loss, styleLoss: styleLosses.mean))
    }
    return .proceed
  }
}

/// Mean of the last numbers.
private struct RecentMean {
  private var recent: [Float] = []
  private static let window = 10

  var mean: Float? { recent.isEmpty ? nil : recent.reduce(0, +) / Float(recent.count) }

  mutating func add(_ number: Float) { recent = recent.suffix(Self.window - 1) + [number] }
}

extension ProgressReport.Status {
  /// The status as one line of JSON: `event` (`progress`), `iterations`, `secondsLeft` and `record`, as in the log.
  public var json: String {
    "{\"event\": \"progress\", \"iterations\": \(iterations), \"secondsLeft\": \(secondsLeft.rounded()), \"record\": \(record.json)}"
  }
}
