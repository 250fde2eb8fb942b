import ArgumentParser
import CommandSupport
import Trainer

/// What the picture is.
struct FormOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "Where the picture starts: content, style, noise or a picture's path. (default: content where a style or feature is asked of one, else noise)",
      valueName: "start"))
  var start: StartArgument?

  @Option(
    help: ArgumentHelp(
      "Longer side in pixels, or WxH. (default: the picture's, 512 at most)", valueName: "size"))
  var size: SizeArgument?

  @Option(help: "Sizes from coarse to fine, each twice the one before. (default: down to 128 pixels)")
  var levels: Int?

  @Option(
    help: "How numbers make the picture: plain, sigmoid or decorrelated. (default: plain; decorrelated for --feature)")
  var parametrization: ParametrizationKind?

  @Flag(help: "Keep the content's colours; the style changes brightness alone.")
  var keepColor = false

  /// Whether nothing was asked for.
  var isEmpty: Bool { start == nil && size == nil && levels == nil && parametrization == nil && !keepColor }

  func apply(to options: inout StylizeOptions) {
    options.start = start?.start ?? options.start
    switch size {
    case .side(let side): options.size = .longest(side)
    case .sides(let width, let height): options.size = .exact(width: width, height: height)
    case nil: break
    }
    options.levels = levels
    options.parametrization = parametrization ?? options.parametrization
    options.keepColor = keepColor
  }
}

/// What makes one picture better than another.
struct LossOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Factor of a part of the loss: pixel, content, style, variation, color or activation; may be repeated, 0 leaves the part out.",
      valueName: "part=x"))
  var weight: [WeightArgument] = []

  @Option(name: .customLong("loss"), help: "How styles are compared: gram, or sliced optimal transport. (default: gram)")
  var styleLoss: StyleLossKind?

  @Option(
    help: ArgumentHelp(
      "Layers of the style. (default: 1,6,11,18,25; transport: also 0, the picture itself)",
      valueName: "a,b,…"))
  var styleLayers: NumberList<Int>?

  @Option(
    help: ArgumentHelp("Factor of each style layer. (default: 1,0.4,1.3,2.5,0.1; transport: 1 each)", valueName: "a,b,…"))
  var styleWeights: NumberList<Float>?

  @Option(help: ArgumentHelp("Size of the style pictures beside the result's. (default: 1)", valueName: "x"))
  var styleScale: Float?

  @Option(help: ArgumentHelp("Layers of the content. (default: 18,25)", valueName: "a,b,…"))
  var contentLayers: NumberList<Int>?

  @Option(help: ArgumentHelp("Factor of each content layer. (default: 1 each)", valueName: "a,b,…"))
  var contentWeights: NumberList<Float>?

  @Option(
    help: ArgumentHelp("Where --weight color leads to. (default: the mean colour of content or style)", valueName: "RRGGBB"))
  var color: ColorArgument?

  @Option(help: ArgumentHelp("Largest random shift before features are taken. (default: 0; 8 for --feature)", valueName: "pixels"))
  var jitter: Float?

  @Option(help: ArgumentHelp("Largest random rotation. (default: 0; 5 for --feature)", valueName: "degrees"))
  var rotation: Float?

  @Option(help: ArgumentHelp("Largest random change of size. (default: 0; 0.1 for --feature)", valueName: "share"))
  var scaling: Float?

  @Option(
    help: ArgumentHelp("A feature network: safetensors or its JSON, instead of the bundled VGG16.", valueName: "file"))
  var features: String?

  /// Whether nothing was asked for.
  var isEmpty: Bool {
    weight.isEmpty && styleLoss == nil && styleLayers == nil && styleWeights == nil && styleScale == nil
      && contentLayers == nil && contentWeights == nil && color == nil && jitter == nil && rotation == nil
      && scaling == nil && features == nil
  }

  func apply(to options: inout StylizeOptions) {
    for argument in weight { options.weights[argument.part] = argument.weight }
    options.loss = styleLoss ?? options.loss
    let style = styleLayers?.values.map { WeightedLayer($0) } ?? options.loss.defaultLayers
    options.styleLayers = style.map(\.index)
    options.styleWeights = styleWeights?.values ?? style.map(\.weight)
    options.styleScale = styleScale ?? options.styleScale
    options.contentLayers = contentLayers?.values ?? options.contentLayers
    options.contentWeights = contentWeights?.values ?? options.contentLayers.map { _ in 1 }
    options.meanColor = color?.components
    options.augmentation.jitter = jitter ?? options.augmentation.jitter
    options.augmentation.rotation = rotation ?? options.augmentation.rotation
    options.augmentation.scaling = scaling ?? options.augmentation.scaling
  }
}

/// How it is optimised.
struct OptimizationOptions: ParsableArguments {
  @Option(help: "Iterations over all sizes. (default: \(StylizeOptions().iterations))")
  var iterations: Int?

  @Option(help: "adam or lbfgs.")
  var optimizer: OptimizerKind?

  @Option(help: "The learning rate's course: constant, steps, cosine or one-cycle.")
  var schedule: ScheduleKind?

  @Option(help: "Learning rate.")
  var lr: Float?

  @Option(help: "Names every random draw: the same seed gives the same picture. (default: \(StylizeOptions().seed))")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Memory that features may take, in 10^9 bytes; larger pictures are evaluated in bands. (default: 3)",
      valueName: "GB"))
  var memory: Double?

  @Option(
    help: ArgumentHelp(
      "Write a film (.gif, .mp4, .webm) or a contact sheet (.png) of the way there.", valueName: "file"))
  var watch: String?

  @Option(name: .customLong("image-every"), help: "Iterations from picture to picture. (default: 10)")
  var imageInterval: Int?

  /// Whether nothing was asked for.
  var isEmpty: Bool {
    iterations == nil && optimizer == nil && schedule == nil && lr == nil && seed == nil && memory == nil
      && watch == nil && imageInterval == nil
  }

  func validate() throws {
    guard imageInterval ?? 1 >= 1 else { throw ValidationError("--image-every must be 1 or more.") }
    guard memory.map({ $0.isFinite && $0 >= 0 && $0 < 1e6 }) ?? true else {
      throw ValidationError("--memory is a number of 10^9 bytes.")
    }
  }

  func apply(to options: inout StylizeOptions) {
    options.iterations = iterations ?? options.iterations
    options.optimizer = optimizer ?? options.optimizer
    options.schedule = schedule ?? options.schedule
    options.learningRate = lr ?? options.learningRate
    options.seed = seed ?? options.seed
    options.memory = memory.map { Int($0 * 1e9) } ?? options.memory
  }
}
