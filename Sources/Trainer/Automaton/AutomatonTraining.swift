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
  package internal(set) var pool: Pool
  package internal(set) var generator: SplitMix64
  /// What the style loss was at first and lately.
  public internal(set) var history = StyleLossHistory()
  private var w1: [Float]
  private var b1: [Float]
  private var w2: [Float]
  private var rollout: Rollout
  private var evaluator: FeatureEvaluator
  private var styleLoss: any StyleLoss
  private var lastBatch: Tensor

  /// One state in a batch returns to the seed with this probability.
  static let reseedProbability = 1.0 / 8

  /// Prepares training towards a picture of the grid's size.
  ///
  /// - Throws: ``TrainingOptionsError``, `ArchitectureError` or ``FeatureNetworkError``.
  public init(
    options: AutomatonTrainingOptions, target: Image, network: FeatureNetwork, parallel: Parallel = Parallel()
  ) throws {
    try options.validate()
    precondition(target.width == options.width && target.height == options.height)
    self.options = options
    architecture = try Architecture(channels: options.channels, hidden: options.hidden)
    generator = SplitMix64(seed: options.seed)
    let (height, width) = (options.height, options.width)
    pool = Pool(count: options.pool, architecture: architecture, height: height, width: width)
    lastBatch = pool.batch([0])

    // PyTorch's default for a linear layer; the second layer is zero, so that the start changes nothing.
    let bound = 1 / Float(architecture.perceptionCount).squareRoot()
    w1 = generator.uniform(architecture.hidden * architecture.perceptionCount, in: -bound...bound)
    // What the neighbours' filters amplify starts small. Otherwise the first updates make the automaton
    // unstable, its states explode and a hundred iterations are lost until they come back.
    let filters = PerceptionFilter.allCases
    for i in w1.indices { w1[i] /= filters[i % filters.count].gain }
    b1 = generator.uniform(architecture.hidden, in: -bound...bound)
    w2 = [Float](repeating: 0, count: architecture.channels * architecture.hidden)

    rollout = Rollout(
      architecture: architecture, samples: options.batch, height: height, width: width,
      maximumSteps: options.maximumSteps, kernels: network.kernels, parallel: parallel)
    var targetEvaluator = try FeatureEvaluator(
      network: network, layers: options.styleLayers, samples: 1, height: height, width: width,
      parallel: parallel)
    targetEvaluator.forward(Tensor(shape: [1, 3, height, width], values: target.rgbPlanes()))
    styleLoss = try options.loss.make(target: targetEvaluator, layers: options.layers, parallel: parallel)
    evaluator = try FeatureEvaluator(
      network: network, layers: options.styleLayers, samples: options.batch, height: height, width: width,
      parallel: parallel)
  }

  /// The rule as it is now.
  ///
  /// - Throws: `WeightsError` when training has made a weight that is not finite.
  public var weights: Weights {
    get throws { try Weights(architecture: architecture, w1: w1, b1: b1, w2: w2) }
  }

  public var parameters: [[Float]] {
    get { [w1, b1, w2] }
    set { (w1, b1, w2) = (newValue[0], newValue[1], newValue[2]) }
  }

  public mutating func valueWithGradient() throws -> Evaluation {
    let weights = try weights
    let entries = pool.draw(options.batch, using: &generator)
    var states = pool.batch(entries)
    if Double.random(in: 0..<1, using: &generator) < Self.reseedProbability { states.clearSample(0) }
    let steps = Int.random(in: options.minimumSteps...options.maximumSteps, using: &generator)
    let seeds = entries.map { _ in UInt32.random(in: .min ... .max, using: &generator) }
    let mask = RolloutMask.drawn(options.updateMask, seeds: seeds, firstStep: 0)

    let last = rollout.forward(states, weights: weights, steps: steps, mask: mask)
    evaluator.forward(last.rgb)
    let style = try styleLoss.valueWithGradient(evaluator, using: &generator)
    var gradient = Tensor(shape: last.shape)
    let overflow = OverflowLoss.value(last, addingGradientTo: &gradient)
    gradient.addToChannels(evaluator.backward(style.gradients))
    let (ruleGradient, _) = rollout.backward(weights: weights, mask: mask, gradient: gradient)

    pool.put(last, into: entries)
    lastBatch = last
    history.record(style.loss)
    return Evaluation(
      loss: style.loss + overflow,
      gradient: [ruleGradient.w1.values, ruleGradient.b1.values, ruleGradient.w2.values],
      measurements: [.styleLoss(style.loss), .overflowLoss(overflow), .steps(steps)])
  }

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
