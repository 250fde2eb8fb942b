import Foundation
import Imaging
import NCAModel

/// `nca-stylize` as a function: from pictures' paths to a picture.
public struct StylizeSession: Sendable {
  /// What is done.
  public let plan: StylizePlan
  public let directory: RunDirectory
  /// Size of the result.
  public let width: Int
  public let height: Int
  /// Nil while the learner has it: a second copy would double the memory at its first change.
  private var run: TrainingRun<PixelTraining>?
  private var film: FrameFile?

  private static let framesPerSecond = 10.0

  /// What came of it.
  public struct Result: Sendable {
    public let output: String
    /// Iterations done and wanted; fewer are done after an interruption.
    public let iterations: Int
    public let wantedIterations: Int
    /// Each part's loss in the last iteration.
    public let measurements: [Measurement]
    public let seconds: Double
    public var isComplete: Bool { iterations == wantedIterations }
  }

  /// Starts anew: reads the pictures and the weights, checks every option and where results go.
  ///
  /// Nothing is written before all of that is in order.
  public init(plan: StylizePlan, directory: RunDirectory, parallel: Parallel = Parallel()) throws {
    try self.init(preparing: plan, directory, parallel)
    do { try directory.prepare(plan) } catch {
      throw RunDirectoryError.unwritable(path: directory.url.path, reason: FileReason.describe(error))
    }
  }

  /// Goes on with an interrupted run.
  public init(resuming directory: RunDirectory, parallel: Parallel = Parallel()) throws {
    try self.init(preparing: try directory.readPlan(StylizePlan.self), directory, parallel)
    try run?.restore(from: directory.checkpoint)
  }

  private init(preparing plan: StylizePlan, _ directory: RunDirectory, _ parallel: Parallel) throws {
    self.plan = plan
    self.directory = directory
    guard URL(fileURLWithPath: plan.output).pathExtension.lowercased() == "png" else {
      throw StylizeOptionsError.option(
        "output", found: plan.output, wanted: "the picture is written as PNG, give a name that ends in .png")
    }
    try OutputCheck.file(plan.output)
    try OutputCheck.folder(directory.url.path)
    let pictures = try plan.pictures()
    (width, height) = (pictures.width, pictures.height)
    let model = try PixelTraining(
      options: plan.options, pictures: pictures, network: try plan.network(parallel), parallel: parallel)
    film = try plan.watch.map { path in
      try FrameFile(
        path: path, width: pictures.width, height: pictures.height, framesPerSecond: Self.framesPerSecond,
        lastFrameSeconds: 2)
    }
    run = TrainingRun(model: model, optimizer: plan.options.makeOptimizer(), iterations: plan.options.iterations)
  }

  /// Iterations that are already done when a run is resumed.
  public var iteration: Int { run?.iteration ?? 0 }

  /// Optimises to the end or until `interrupt`, and writes the picture either way.
  ///
  /// - Parameter callbacks: beside the log, the plot, the pictures and the checkpoints of the run directory.
  public mutating func stylize(
    interrupt: Interrupt = Interrupt(), callbacks: [any Callback<PixelTraining>] = []
  ) throws -> Result {
    let begin = ContinuousClock().now
    guard let start = run.take() else { preconditionFailure("a session runs once at a time") }
    let plan = plan
    var followers: [any Callback<PixelTraining>] = [
      LossLog(url: directory.log),
      LossPlot(url: directory.lossPlot, log: directory.log, title: "Loss"),
      ImageLog(folder: directory.images, every: plan.imageInterval),
    ]
    if let film = film.take() { followers.append(FrameRecorder(film, every: plan.imageInterval)) }
    followers += [
      CheckpointWriter(url: directory.checkpoint) { model, _ in
        try ImageFile.writePNG(model.result(), path: plan.output)
      }, StopOnInterrupt(interrupt),
    ]
    var learner = Learner(
      consume start, schedule: plan.options.makeSchedule(), callbacks: followers + callbacks)
    defer { run = learner.run }
    try learner.fit()
    let result = Result(
      output: plan.output, iterations: learner.run.iteration, wantedIterations: learner.run.iterations,
      measurements: learner.run.model.measurements, seconds: (ContinuousClock().now - begin) / .seconds(1))
    // There is nothing to go on with, and what L-BFGS remembers of a large picture is large.
    if result.isComplete { try? FileManager.default.removeItem(at: directory.checkpoint) }
    return result
  }
}

extension StylizeOptions {
  package func makeOptimizer() -> any Optimizer { optimizer.forPixels() }

  package func makeSchedule() -> any LearningRateSchedule {
    schedule.make(rate: learningRate ?? optimizer.pixelLearningRate)
  }
}
