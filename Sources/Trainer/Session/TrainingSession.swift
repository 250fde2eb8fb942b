import Foundation
import Imaging
import NCAModel

/// `nca-train` as a function: from a picture's path to a model file.
public struct TrainingSession: Sendable {
  /// What the training is.
  public let plan: TrainingPlan
  public let directory: RunDirectory
  /// Nil while the learner has it: a second copy would double the memory at its first change.
  private var run: TrainingRun<AutomatonTraining>?
  /// The part of the picture that is learnt, in its pixels.
  private let part: CropRectangle
  private let meter: FidelityMeter
  private let best: BestModel
  private let parallel: Parallel

  /// What came of a training.
  public struct Result: Sendable {
    public let output: String
    /// Iterations done and wanted; fewer are done after an interruption.
    public let iterations: Int
    public let wantedIterations: Int
    public let firstStyleLoss: Float
    /// Mean over the last iterations.
    public let lastStyleLoss: Float
    public let seconds: Double
    /// The model that was written, when it was judged: of which iteration, and how it held up.
    public let best: BestModel.Entry?
    public var isComplete: Bool { iterations == wantedIterations }
  }

  /// Starts a new training: reads the picture and the weights, checks every option and where results go.
  ///
  /// Nothing is written before all of that is in order.
  public init(plan: TrainingPlan, directory: RunDirectory, parallel: Parallel = Parallel()) throws {
    try plan.options.validate()
    try OutputCheck.file(plan.output)
    try OutputCheck.folder(directory.url.path)
    try self.init(preparing: plan, directory, BestModel(), parallel)
    do { try directory.prepare(plan) } catch {
      throw RunDirectoryError.unwritable(path: directory.url.path, reason: FileReason.describe(error))
    }
  }

  /// Goes on with an interrupted training, perhaps for more iterations than it first wanted.
  public init(resuming directory: RunDirectory, iterations: Int? = nil, parallel: Parallel = Parallel()) throws {
    var plan = try directory.readPlan(TrainingPlan.self)
    plan.options.iterations = iterations ?? plan.options.iterations
    try plan.options.validate()
    try OutputCheck.file(plan.output)
    try self.init(preparing: plan, directory, BestModel(try directory.readBest()), parallel)
    try run?.restore(from: directory.checkpoint)
  }

  private init(
    preparing plan: TrainingPlan, _ directory: RunDirectory, _ best: BestModel, _ parallel: Parallel
  ) throws {
    self.plan = plan
    self.directory = directory
    self.best = best
    self.parallel = parallel
    let setup = try TrainingSetup(plan, parallel)
    part = setup.part
    meter = try setup.meter(parallel)
    run = TrainingRun(
      model: try setup.model(parallel), optimizer: plan.options.optimizer.forWeights(),
      iterations: plan.options.iterations)
  }

  /// Iterations that are already done when a training is resumed.
  public var iteration: Int { run?.iteration ?? 0 }

  /// Trains to the end or until `interrupt`, and writes the model file either way.
  ///
  /// - Parameters:
  ///   - callbacks: beside the log, the pictures, the validations and the checkpoints of the run directory.
  ///   - validated: is told how the model held up whenever that was tried.
  public mutating func train(
    interrupt: Interrupt = Interrupt(), callbacks: [any Callback<AutomatonTraining>] = [],
    validated: @escaping @Sendable (Validation.Event) -> Void = { _ in }
  ) throws -> Result {
    let begin = ContinuousClock().now
    let (plan, part, best) = (plan, part, best)
    let plotTitle = "Training on \(URL(fileURLWithPath: plan.image).lastPathComponent)"
    let makeAutomaton: Validation.MakeAutomaton = { model, iteration in
      try model.automaton(plan: plan, part: part, iterations: iteration)
    }
    guard let start = run.take() else { preconditionFailure("a session trains once at a time") }
    var learner = Learner(
      consume start, schedule: plan.options.schedule.make(rate: plan.options.learningRate),
      callbacks: [
        LossLog(url: directory.log),
        LossPlot(url: directory.lossPlot, log: directory.log, title: plotTitle),
        ImageLog(folder: directory.images, every: plan.imageInterval),
        Validation(
          count: plan.options.validations, meter: meter, best: best, directory: directory, parallel: parallel,
          makeAutomaton: makeAutomaton, report: validated),
        CheckpointWriter(url: directory.checkpoint) { model, iteration in
          // What held up is the result, not what came last.
          let automaton = try best.entry?.automaton ?? model.withPreview(makeAutomaton(model, iteration))
          try ModelFile.write(automaton, path: plan.output)
        }, StopOnInterrupt(interrupt),
      ] + callbacks)
    defer { run = learner.run }
    try learner.fit()
    let history = learner.run.model.history
    return Result(
      output: plan.output, iterations: learner.run.iteration, wantedIterations: learner.run.iterations,
      firstStyleLoss: history.first ?? .nan, lastStyleLoss: history.last ?? .nan,
      seconds: (ContinuousClock().now - begin) / .seconds(1), best: best.entry)
  }
}

extension RunDirectory {
  /// The best model of an interrupted training; nil when none was judged.
  func readBest() throws(ModelFileError) -> BestModel.Entry? {
    guard FileManager.default.fileExists(atPath: best.path) else { return nil }
    let automaton = try ModelFile.read(path: best.path)
    guard let training = automaton.card.training, let record = training.validation else { return nil }
    return BestModel.Entry(automaton: automaton, iteration: training.iterations, record: record)
  }
}
