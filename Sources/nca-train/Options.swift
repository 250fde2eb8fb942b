import ArgumentParser
import CommandSupport
import Imaging
import Trainer

/// Which part of the picture is learnt, and at which size.
struct TargetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Training grid in cells: N or WxH.", valueName: "size"))
  var size: SizeArgument?

  @Option(help: ArgumentHelp("Learn this part of the picture, resized to the grid.", valueName: "WxH+X+Y"))
  var crop: CropArgument?

  @Option(help: "Resize the picture by this factor, then learn its centre.")
  var scale: Double?

  /// Whether nothing was asked for.
  var isEmpty: Bool { size == nil && crop == nil && scale == nil }

  func targetCrop() throws -> TargetCrop {
    switch (crop?.rectangle, scale) {
    case (nil, nil): .center
    case (let part?, nil): .rectangle(x: part.x, y: part.y, width: part.width, height: part.height)
    case (nil, let scale?): .scaled(scale)
    case (_?, _?): throw ValidationError("--crop and --scale exclude each other.")
    }
  }

  func apply(to options: inout AutomatonTrainingOptions) {
    if let size { (options.width, options.height) = size.square }
  }
}

/// The shape of the rule.
struct RuleOptions: ParsableArguments {
  @Option(
    help: "tiny (4/8 channels/hidden), small (8/32), quick (8/32, 3 minutes), standard (12/96, 10 minutes), fine (12/96, half an hour). (default: quick)"
  )
  var preset: TrainingPreset?

  @Option(help: "Floats a cell, instead of the preset's.")
  var channels: Int?

  @Option(help: "Units of the hidden layer, instead of the preset's.")
  var hidden: Int?

  @Option(help: "Probability that a cell updates in a step. (default: 0.5)")
  var updateRate: Float?

  @Option(help: "How cells are chosen: one of each pair of neighbours, or each for itself. (default: pair at rate 0.5)")
  var mask: AutomatonTrainingOptions.MaskKind?

  /// Whether nothing was asked for.
  var isEmpty: Bool {
    preset == nil && channels == nil && hidden == nil && updateRate == nil && mask == nil
  }

  func apply(to options: inout AutomatonTrainingOptions) {
    (preset ?? .quick).apply(to: &options)
    options.channels = channels ?? options.channels
    options.hidden = hidden ?? options.hidden
    options.updateRate = updateRate ?? options.updateRate
    options.mask = mask ?? (options.updateRate == 0.5 ? .pair : .independent)
  }
}

/// How it is trained.
struct LearningOptions: ParsableArguments {
  @Option(help: "Iterations. (default: the preset's)")
  var iterations: Int?

  @Option(help: "States trained at once. (default: \(AutomatonTrainingOptions().batch))")
  var batch: Int?

  @Option(help: ArgumentHelp("Steps of a rollout, drawn from A...B. (default: 32...96)", valueName: "A...B"))
  var steps: StepRange?

  @Option(help: "States that training comes back to. (default: \(AutomatonTrainingOptions().pool))")
  var pool: Int?

  @Option(help: "How pictures are compared. (default: \(AutomatonTrainingOptions().loss.rawValue))")
  var loss: StyleLossKind?

  @Option(
    help: ArgumentHelp(
      "Feature layers that are compared. (default: 0,1,6,11,18,25; 0 is the picture itself, which gram leaves out)",
      valueName: "a,b,…"))
  var styleLayers: NumberList<Int>?

  @Option(
    help: ArgumentHelp("Factor of each layer's loss. (default: 1 each; gram: 1,0.4,1.3,2.5,0.1)", valueName: "a,b,…"))
  var styleWeights: NumberList<Float>?

  @Option(
    name: .customLong("small-grid"),
    help: ArgumentHelp(
      "Share of the iterations that run on grids of half the side or less. (default: \(AutomatonTrainingOptions().smallGridShare))",
      valueName: "share"))
  var smallGridShare: Float?

  @Option(
    help: ArgumentHelp("Long rollouts that judge the model, in the second half. (default: \(AutomatonTrainingOptions().validations))", valueName: "n"))
  var validations: Int?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("Start from this model's weights; models of one parent mix without seams.", valueName: "nca"))
  var parent: String?

  @Flag(help: "Round weights and states to 8 bits while training, for places that have nothing else.")
  var quantize = false

  @Flag(help: "Train a model that is the same bits on every machine; with --quantize its states are bytes.")
  var exact = false

  @Option(help: "What moves the weights. (default: \(AutomatonTrainingOptions().optimizer.rawValue))")
  var optimizer: OptimizerKind?

  @Option(
    help:
      "Largest learning rate. (default: \(OptimizerKind.adam.weightLearningRate); lbfgs: \(OptimizerKind.lbfgs.weightLearningRate))"
  )
  var lr: Float?

  @Option(help: "How the learning rate changes. (default: \(AutomatonTrainingOptions().schedule.rawValue))")
  var schedule: ScheduleKind?

  @Option(
    help: "Names every random draw: the same seed gives the same model. (default: \(AutomatonTrainingOptions().seed))")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Another feature network: its weights as safetensors, or the JSON that describes it. (default: the bundled VGG16)",
      valueName: "file"))
  var features: String?

  @Option(
    name: .customLong("image-every"), help: "Iterations from picture to picture in the run directory. (default: 100)")
  var imageInterval: Int?

  /// Whether nothing was asked for, but perhaps a number of iterations.
  var isEmptyButIterations: Bool {
    batch == nil && steps == nil && pool == nil && loss == nil && styleLayers == nil && styleWeights == nil
      && optimizer == nil && lr == nil && schedule == nil && seed == nil && features == nil && imageInterval == nil && smallGridShare == nil
      && validations == nil && parent == nil && !quantize && !exact
  }

  func validate() throws {
    guard imageInterval ?? 1 >= 1 else { throw ValidationError("--image-every must be 1 or more.") }
  }

  func apply(to options: inout AutomatonTrainingOptions) throws {
    options.iterations = iterations ?? options.iterations
    options.batch = batch ?? options.batch
    options.pool = max(pool ?? options.pool, pool == nil ? options.batch : 0)
    if let steps { (options.minimumSteps, options.maximumSteps) = (steps.lower, steps.upper) }
    options.loss = loss ?? options.loss
    let layers = styleLayers?.values.map { WeightedLayer($0) } ?? options.loss.defaultLayers
    options.styleLayers = layers.map(\.index)
    options.styleWeights = layers.map(\.weight)
    options.styleWeights = styleWeights?.values ?? options.styleWeights
    options.smallGridShare = smallGridShare ?? options.smallGridShare
    options.validations = validations ?? options.validations
    options.quantize = quantize
    options.exact = exact
    options.optimizer = optimizer ?? options.optimizer
    options.learningRate = lr ?? options.optimizer.weightLearningRate
    options.schedule = schedule ?? options.schedule
    options.seed = seed ?? options.seed
  }
}
