import NCAModel
import Trainer

/// Small inputs and what the timed parts make of them: a peer computes the same before it is timed.
///
/// Names begin with the part: `gram.`, `transport.`, `rollout-4-8.`, `rollout-12-96.`, `adam.`.
struct Agreement {
  private(set) var tensors: [String: Tensor] = [:]
  private var generator = SplitMix64(seed: 7)

  private static let samples = 2
  private static let steps = 12
  private static let optimizerSteps = 5
  /// Sides of pictures and grids; not square, so that a swapped axis shows.
  private static let picture = (height: 32, width: 48)
  private static let grid = (height: 12, width: 20)

  init() throws {
    try addGram()
    try addTransport()
    try addRollout(channels: 4, hidden: 8)
    try addRollout(channels: 12, hidden: 96)
    addAdam()
  }

  private mutating func add(_ part: String, _ tensors: [String: Tensor]) {
    for (name, tensor) in tensors { self.tensors["\(part).\(name)"] = tensor }
  }

  /// Loss of pictures `[samples, 3, height, width]` and its gradient.
  private mutating func addGram() throws {
    let (height, width) = Self.picture
    let layers = StyleLossKind.gram.defaultLayers
    let pictures = Tensor.pictures(Self.samples, height: height, width: width, using: &generator)
    let target = Tensor.pictures(1, height: height, width: width, using: &generator)
    let network = try FeatureNetwork.bundled()
    var loss = try GramLoss(target: network.evaluated(target, layers: layers), layers: layers)
    var evaluator = try network.evaluated(pictures, layers: layers)
    let evaluation = try loss.valueWithGradient(evaluator, using: &generator)
    add(
      "gram",
      [
        "pictures": pictures, "target": target,
        "weights": Tensor(shape: [layers.count], values: layers.map(\.weight)),
        "loss": Tensor(shape: [1], values: [evaluation.loss]),
        "gradient": evaluator.backward(evaluation.gradients),
      ])
  }

  /// Loss of pictures `[samples, 3, height, width]` along given directions, and its gradient.
  ///
  /// Directions are called by their layer, `directions-0` and so on, `[channels, directions]`.
  private mutating func addTransport() throws {
    let (height, width) = Self.picture
    let layers = StyleLossKind.transport.defaultLayers
    let pictures = Tensor.pictures(Self.samples, height: height, width: width, using: &generator)
    let target = Tensor.pictures(1, height: height, width: width, using: &generator)
    let network = try FeatureNetwork.bundled()
    var evaluator = try network.evaluated(pictures, layers: layers)
    let directions = try layers.map { layer in
      let channels = try evaluator.features(ofLayer: layer.index).shape[3]
      return Tensor.uniform([channels, TransportLoss.directions], in: -1...1, using: &generator)
    }
    var loss = try TransportLoss(target: network.evaluated(target, layers: layers), layers: layers)
    let evaluation = try loss.valueWithGradient(evaluator, projections: directions)
    add("transport", Dictionary(uniqueKeysWithValues: zip(layers.map { "directions-\($0.index)" }, directions)))
    add(
      "transport",
      [
        "pictures": pictures, "target": target,
        "weights": Tensor(shape: [layers.count], values: layers.map(\.weight)),
        "loss": Tensor(shape: [1], values: [evaluation.loss]),
        "gradient": evaluator.backward(evaluation.gradients),
      ])
  }

  /// A rollout with given masks, and gradients of `Σ direction · last + overflow(last)`.
  private mutating func addRollout(channels: Int, hidden: Int) throws {
    let architecture = try Architecture(channels: channels, hidden: hidden)
    let shape = [Self.samples, channels, Self.grid.height, Self.grid.width]
    let weights = try Weights.calm(architecture, using: &generator)
    // Some states lie outside ±1, where the overflow loss counts.
    let states = Tensor.uniform(shape, in: -1.2...1.2, using: &generator)
    let direction = Tensor.uniform(shape, in: -1...1, using: &generator)
    let masks = drawMasks()
    var rollout = Rollout(
      architecture: architecture, samples: Self.samples, height: Self.grid.height, width: Self.grid.width,
      maximumSteps: Self.steps)
    let last = rollout.forward(states, weights: weights, steps: Self.steps, mask: .table(masks))
    var gradient = direction
    let overflow = OverflowLoss.value(last, addingGradientTo: &gradient)
    let (rule, first) = rollout.backward(weights: weights, mask: .table(masks), gradient: gradient)
    add(
      "rollout-\(channels)-\(hidden)",
      [
        "w1": Tensor(shape: rule.w1.shape, values: weights.w1),
        "b1": Tensor(shape: rule.b1.shape, values: weights.b1),
        "w2": Tensor(shape: rule.w2.shape, values: weights.w2),
        "states": states, "direction": direction, "masks": masks, "last": last,
        "overflow": Tensor(shape: [1], values: [overflow]),
        "d_w1": rule.w1, "d_b1": rule.b1, "d_w2": rule.w2, "d_states": first,
      ])
  }

  /// Independent draws of rate 0.5, `[steps, samples, 1, height, width]`.
  private mutating func drawMasks() -> Tensor {
    let shape = [Self.steps, Self.samples, 1, Self.grid.height, Self.grid.width]
    return Tensor(
      shape: shape,
      values: (0..<shape.reduce(1, *)).map { _ in Bool.random(using: &generator) ? 1 : 0 })
  }

  /// Parameters before and after each update along normalised gradients.
  private mutating func addAdam() {
    let shape = [Self.optimizerSteps, 50]
    let gradients = Tensor.uniform(shape, in: -3...3, using: &generator)
    let rows = gradients.values
    var parameters = [generator.uniform(shape[1], in: -1...1)]
    var history = parameters[0]
    var adam = NormalisedGradient(Adam())
    for step in 0..<shape[0] {
      let row = Array(rows[step * shape[1]..<(step + 1) * shape[1]])
      adam.update(&parameters, along: [row], learningRate: AutomatonTrainingOptions().learningRate)
      history += parameters[0]
    }
    add(
      "adam",
      ["gradients": gradients, "parameters": Tensor(shape: [shape[0] + 1, shape[1]], values: history)])
  }
}
