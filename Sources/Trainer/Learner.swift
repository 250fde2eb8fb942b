/// The training loop and nothing else: loss and gradient, update, callbacks.
public struct Learner<Model: TrainableModel>: Sendable {
  /// What is trained, with all that a checkpoint must keep.
  public private(set) var run: TrainingRun<Model>
  private let schedule: any LearningRateSchedule
  private var callbacks: [any Callback<Model>]

  public init(
    _ run: TrainingRun<Model>, schedule: any LearningRateSchedule, callbacks: [any Callback<Model>] = []
  ) {
    self.run = run
    self.schedule = schedule
    self.callbacks = callbacks
  }

  /// Trains until the run's iterations are done or a callback stops it; callbacks hear of the end either way.
  public mutating func fit() throws {
    for i in callbacks.indices { try callbacks[i].fitWillStart(run) }
    var failure: (any Error)?
    do { try iterate() } catch { failure = error }
    // Every callback hears of the end; the first error is the one that tells what went wrong.
    for i in callbacks.indices {
      do { try callbacks[i].fitDidEnd(run) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  private mutating func iterate() throws {
    let clock = ContinuousClock()
    while run.iteration < run.iterations {
      let start = clock.now
      let evaluation = try run.model.valueWithGradient()
      guard evaluation.loss.isFinite else { throw TrainingError.diverged(iteration: run.iteration + 1) }
      let rate = schedule.learningRate(at: run.iteration, of: run.iterations)
      run.optimizer.update(&run.model.parameters, along: evaluation.gradient, learningRate: rate)
      run.iteration += 1
      let record = IterationRecord(
        iteration: run.iteration, seconds: (clock.now - start) / .seconds(1), loss: evaluation.loss,
        measurements: evaluation.measurements, learningRate: rate)
      for i in callbacks.indices {
        if try callbacks[i].iterationDidEnd(run, record) == .stop { return }
      }
    }
  }
}

/// A model in training: what it is, how it moves and how far it has come.
public struct TrainingRun<Model: TrainableModel>: Sendable {
  public var model: Model
  public var optimizer: any Optimizer
  /// Iterations done.
  public var iteration = 0
  /// Iterations wanted.
  public let iterations: Int

  public init(model: Model, optimizer: any Optimizer, iterations: Int) {
    self.model = model
    self.optimizer = optimizer
    self.iterations = iterations
  }
}

/// Why training ends without a result.
public enum TrainingError: Error, CustomStringConvertible {
  case diverged(iteration: Int)

  public var description: String {
    switch self {
    case .diverged(let iteration):
      "the loss is not a number after iteration \(iteration); try a lower --lr or another --seed"
    }
  }
}
