import Imaging
import NCAModel

/// An automaton that learns a texture: its weights, its pool and the target's style.
///
/// One iteration draws a batch from the pool, now and then sets one of it back to the seed, runs it for a
/// random number of steps, compares the pictures with the target and goes back through all steps.
/// Source: Niklasson et al., "Self-Organising Textures", Distill 2021.
public struct AutomatonTraining: TrainableModel {
  public let options: AutomatonTrainingOptions
  public let architecture: Architecture
  package internal(set) var generator: SplitMix64
  /// What the style loss was at first and lately.
  public internal(set) var history = StyleLossHistory()
  /// Iterations done.
  var iteration = 0
  package internal(set) var grid: TrainingGrid
  let schedule: GridSchedule
  private var w1: [Float]
  private var b1: [Float]
  private var w2: [Float]
  private var styleLoss: any StyleLoss
  private var lastBatch: Tensor
  private let network: FeatureNetwork
  private let parallel: Parallel

  /// One state in a batch returns to the seed with this probability.
  static let reseedProbability = 1.0 / 8

  /// Prepares training towards a picture of the grid's size.
  ///
  /// - Parameter parent: weights to start from; nil starts anew.
  /// - Throws: ``TrainingOptionsError``, ``ParentError``, `ArchitectureError` or ``FeatureNetworkError``.
  public init(
    options: AutomatonTrainingOptions, target: Image, network: FeatureNetwork, parent: Weights? = nil,
    parallel: Parallel = Parallel()
  ) throws {
    try options.validate()
    precondition(target.width == options.width && target.height == options.height)
    self.options = options
    self.network = network
    self.parallel = parallel
    let architecture = try Architecture(channels: options.channels, hidden: options.hidden)
    self.architecture = architecture
    if let parent, parent.architecture != architecture {
      throw ParentError.architecture(parent.architecture, wanted: architecture)
    }
    generator = SplitMix64(seed: options.seed)
    let start = parent ?? Weights.untrained(architecture, using: &generator)
    (w1, b1, w2) = (start.w1, start.b1, start.w2)

    let (height, width) = (options.height, options.width)
    var evaluator = try FeatureEvaluator(
      network: network, layers: options.styleLayers, samples: 1, height: height, width: width, parallel: parallel)
    evaluator.forward(Tensor(shape: [1, 3, height, width], values: target.rgbPlanes()))
    styleLoss = try options.loss.make(target: evaluator, layers: options.layers, parallel: parallel)

    schedule = GridSchedule(options)
    let first = schedule.stages[0]
    let pool = Pool(count: options.pool, architecture: architecture, height: first.height, width: first.width)
    grid = try TrainingGrid(options: options, stage: first, pool: pool, network: network, parallel: parallel)
    lastBatch = pool.batch([0])
  }

  /// Moves to the grid of a stage and takes the states along.
  mutating func enter(_ stage: GridSchedule.Stage) throws(FeatureNetworkError) {
    guard stage.width > grid.width || stage.height > grid.height else { return }
    let pool = grid.pool.tiled(down: stage.height / grid.height, across: stage.width / grid.width)
    grid.release()
    grid = try TrainingGrid(options: options, stage: stage, pool: pool, network: network, parallel: parallel)
  }

  /// The kernels that it runs on.
  var kernels: Kernels { network.kernels }

  /// The rule as it is now, before any rounding.
  ///
  /// - Throws: `WeightsError` when training has made a weight that is not finite.
  public var weights: Weights {
    get throws { try Weights(architecture: architecture, w1: w1, b1: b1, w2: w2) }
  }

  /// The rule as it runs: rounded to eight bits if the options say so.
  ///
  /// - Throws: `WeightsError`, or `ExactnessError` when an exact model's weights have grown beyond measure.
  public var roundedWeights: (weights: Weights, quantization: Quantization?) {
    get throws {
      let weights = try weights
      guard options.rounding != nil else { return (weights, nil) }
      let quantization =
        try options.exactStates.map { states in try Quantization.exact(fitting: weights, states: states) }
        ?? Quantization(fitting: weights)
      return (try quantization.rounded(weights), quantization)
    }
  }

  public var parameters: [[Float]] {
    get { [w1, b1, w2] }
    set { (w1, b1, w2) = (newValue[0], newValue[1], newValue[2]) }
  }

  public mutating func valueWithGradient() throws -> Evaluation {
    try enter(schedule.stages[schedule.stage(at: iteration)])
    let steps = Int.random(in: options.minimumSteps...options.maximumSteps, using: &generator)
    return try valueWithGradient(steps: steps)
  }

  /// An iteration on the grid as it is, with a rollout of a given length.
  mutating func valueWithGradient(steps: Int) throws -> Evaluation {
    // Rounded weights get the gradient, plain ones follow it (straight through).
    let weights = try roundedWeights.weights
    let entries = grid.pool.draw(options.batch, using: &generator)
    var states = grid.pool.batch(entries)
    if Double.random(in: 0..<1, using: &generator) < Self.reseedProbability { states.clearSample(0) }
    let seeds = entries.map { _ in UInt32.random(in: .min ... .max, using: &generator) }
    let mask = RolloutMask.drawn(options.updateMask, seeds: seeds, firstStep: 0)

    let last = grid.rollout.forward(states, weights: weights, steps: steps, mask: mask)
    grid.evaluator.forward(last.rgb)
    let style = try styleLoss.valueWithGradient(grid.evaluator, using: &generator)
    var gradient = Tensor(shape: last.shape)
    let overflow = OverflowLoss.value(last, addingGradientTo: &gradient)
    gradient.addToChannels(grid.evaluator.backward(style.gradients))
    let (ruleGradient, _) = grid.rollout.backward(weights: weights, mask: mask, gradient: gradient)

    grid.pool.put(last, into: entries)
    lastBatch = last
    iteration += 1
    history.record(style.loss)
    return Evaluation(
      loss: style.loss + overflow,
      gradient: [ruleGradient.w1.values, ruleGradient.b1.values, ruleGradient.w2.values],
      measurements: [.styleLoss(style.loss), .overflowLoss(overflow), .steps(steps)])
  }

  /// Cells of all iterations before this one, in units of the whole grid.
  public func work(before iteration: Int) -> Double { schedule.work(before: iteration) }

  /// The last batch, side by side.
  public func picture() -> Image {
    ContactSheet(columns: min(4, lastBatch.shape[0])).image(of: lastBatch.pictures())
  }
}

/// The style loss at the beginning and lately, which say what training has brought.
public struct StyleLossHistory: Equatable, Sendable {
  /// Of the first iteration.
  public internal(set) var first: Float?
  /// Of the last iterations, oldest first, at most ``window``.
  public internal(set) var recent: [Float] = []

  /// Iterations that count as lately.
  public static let window = 50

  /// Mean of the last iterations.
  public var last: Float? { recent.isEmpty ? nil : recent.reduce(0, +) / Float(recent.count) }

  mutating func record(_ loss: Float) {
    first = first ?? loss
    recent.append(loss)
    if recent.count > Self.window { recent.removeFirst() }
  }
}

extension Weights {
  /// What training starts from: PyTorch's default for a linear layer, and a second layer of zeros, so that
  /// the start changes nothing.
  static func untrained(_ architecture: Architecture, using generator: inout SplitMix64) -> Weights {
    let bound = 1 / Float(architecture.perceptionCount).squareRoot()
    var w1 = generator.uniform(architecture.hidden * architecture.perceptionCount, in: -bound...bound)
    // What the neighbours' filters amplify starts small. Otherwise the first updates make the automaton
    // unstable, its states explode and a hundred iterations are lost until they come back.
    let filters = PerceptionFilter.allCases
    for i in w1.indices { w1[i] /= filters[i % filters.count].gain }
    let b1 = generator.uniform(architecture.hidden, in: -bound...bound)
    let w2 = [Float](repeating: 0, count: architecture.channels * architecture.hidden)
    guard let weights = try? Weights(architecture: architecture, w1: w1, b1: b1, w2: w2) else {
      preconditionFailure("drawn weights fit their architecture")
    }
    return weights
  }
}

/// Why a model cannot be the start of another's training.
public enum ParentError: Error, Equatable, CustomStringConvertible {
  case architecture(Architecture, wanted: Architecture)

  public var description: String {
    switch self {
    case .architecture(let found, let wanted):
      "the parent model has \(found.channels) channels and \(found.hidden) hidden units where the training has \(wanted.channels) and \(wanted.hidden); name the same with --channels and --hidden"
    }
  }
}
