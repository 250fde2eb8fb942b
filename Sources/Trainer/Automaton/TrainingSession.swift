import Foundation
import Imaging
import NCAModel

/// `nca-train` as a function: from a picture's path to a model file.
public struct TrainingSession: Sendable {
  /// What the training is.
  public let plan: TrainingPlan
  public let directory: RunDirectory
  private var run: TrainingRun<AutomatonTraining>
  /// The part of the picture that is learnt, in its pixels.
  private let part: CropRectangle

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
    public var isComplete: Bool { iterations == wantedIterations }
  }

  /// Starts a new training: reads the picture and the weights, checks every option and where results go.
  ///
  /// Nothing is written before all of that is in order.
  public init(plan: TrainingPlan, directory: RunDirectory, parallel: Parallel = Parallel()) throws {
    self.plan = plan
    self.directory = directory
    try plan.options.validate()
    try OutputCheck.file(plan.output)
    try OutputCheck.folder(directory.url.path)
    (run, part) = try Self.prepare(plan, parallel)
    do { try directory.prepare(plan) } catch {
      throw RunDirectoryError.unwritable(path: directory.url.path, reason: FileReason.describe(error))
    }
  }

  /// Goes on with an interrupted training, perhaps for more iterations than it first wanted.
  public init(resuming directory: RunDirectory, iterations: Int? = nil, parallel: Parallel = Parallel()) throws {
    self.directory = directory
    var plan = try directory.readPlan()
    plan.options.iterations = iterations ?? plan.options.iterations
    self.plan = plan
    try plan.options.validate()
    try OutputCheck.file(plan.output)
    (run, part) = try Self.prepare(plan, parallel)
    try run.restore(from: directory.checkpoint)
  }

  private static func prepare(
    _ plan: TrainingPlan, _ parallel: Parallel
  ) throws -> (run: TrainingRun<AutomatonTraining>, part: CropRectangle) {
    let picture = try ImageFile.read(path: plan.image)
    let (width, height) = (plan.options.width, plan.options.height)
    let part = try plan.crop.rectangle(in: picture, width: width, height: height, path: plan.image)
    let target = try TargetCrop.cut(part, from: picture, width: width, height: height, path: plan.image)
    let network =
      try plan.features.map { path in try FeatureNetwork.vgg16(path: path, parallel: parallel) }
      ?? FeatureNetwork.bundled(parallel: parallel)
    let model = try AutomatonTraining(
      options: plan.options, target: target, network: network, parallel: parallel)
    return (TrainingRun(model: model, optimizer: Adam(), iterations: plan.options.iterations), part)
  }

  /// Iterations that are already done when a training is resumed.
  public var iteration: Int { run.iteration }

  /// Trains to the end or until `interrupt`, and writes the model file either way.
  ///
  /// - Parameter callbacks: beside the log, the pictures and the checkpoints of the run directory.
  public mutating func train(
    interrupt: Interrupt = Interrupt(), callbacks: [any Callback<AutomatonTraining>] = []
  ) throws -> Result {
    let start = ContinuousClock().now
    let (plan, part) = (plan, part)
    var learner = Learner(
      run, schedule: StepDecay(initial: plan.options.learningRate),
      callbacks: [
        LossLog(url: directory.log), ImageLog(folder: directory.images, every: plan.imageInterval),
        CheckpointWriter(url: directory.checkpoint) { model, iteration in
          try ModelFile.write(model.automaton(plan: plan, part: part, iterations: iteration), path: plan.output)
        }, StopOnInterrupt(interrupt),
      ] + callbacks)
    defer { run = learner.run }
    try learner.fit()
    let history = learner.run.model.history
    return Result(
      output: plan.output, iterations: learner.run.iteration, wantedIterations: learner.run.iterations,
      firstStyleLoss: history.first ?? .nan, lastStyleLoss: history.last ?? .nan,
      seconds: (ContinuousClock().now - start) / .seconds(1))
  }
}

extension AutomatonTraining {
  /// The automaton as it is now, with a card that says where it comes from.
  func automaton(plan: TrainingPlan, part: CropRectangle, iterations: Int) throws -> Automaton {
    let image = URL(fileURLWithPath: plan.image)
    var card = ModelCard(name: image.deletingPathExtension().lastPathComponent)
    card.credit =
      plan.features == nil ? "Feature network: VGG16, Visual Geometry Group, University of Oxford (CC BY 4.0)" : nil
    card.training = TrainingRecord(
      image: image.lastPathComponent, part: [part.x, part.y, part.width, part.height], size: [options.width, options.height], loss: options.loss.rawValue,
      seed: options.seed, iterations: iterations, batch: options.batch,
      steps: [options.minimumSteps, options.maximumSteps],
      firstStyleLoss: history.first.flatMap { $0.isFinite ? $0 : nil },
      lastStyleLoss: history.last.flatMap { $0.isFinite ? $0 : nil })
    var automaton = Automaton(weights: try weights, updateMask: options.updateMask, card: card)
    var simulation = Simulation(automaton, width: Self.previewSide, height: Self.previewSide, seed: 1)
    simulation.step(Self.previewSteps)
    automaton.card.preview = simulation.picture.pngData()
    return automaton
  }

  /// The model file's picture: side in cells, steps from the seed.
  private static let previewSide = 64
  private static let previewSteps = 300
}
