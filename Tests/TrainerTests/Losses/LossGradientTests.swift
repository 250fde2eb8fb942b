import CKernels
import Testing
import Trainer

@Suite("Gradients of losses against finite differences")
struct LossGradientTests {
  static let network = Result { try FeatureNetwork.bundled() }
  let pictures: Tensor
  let target: Tensor

  init() {
    var generator = SplitMix64(seed: 2)
    // An odd size: pooling then leaves a row and a column out.
    pictures = Tensor(shape: [2, 3, 19, 17], values: generator.uniform(2 * 3 * 19 * 17, in: 0...1))
    target = Tensor(shape: [1, 3, 19, 17], values: generator.uniform(3 * 19 * 17, in: 0...1))
  }

  func evaluator(_ pictures: Tensor, layers: [Int]) throws -> FeatureEvaluator {
    var evaluator = try FeatureEvaluator(
      network: Self.network.get(), layers: layers, samples: pictures.shape[0], height: 19, width: 17)
    evaluator.forward(pictures)
    return evaluator
  }

  /// Compares slopes with the gradient, along directions that lead uphill: across the slope, float32's
  /// rounding and the kinks of ReLU would drown what there is to see.
  func expectSlopes(_ gradient: Tensor, _ loss: (Tensor) throws -> Float) throws {
    var generator = SplitMix64(seed: 11)
    let step: Float = 5e-5
    let mean = gradient.values.reduce(0) { $0 + abs($1) } / Float(gradient.count)
    for _ in 0..<4 {
      let factors = generator.uniform(pictures.count, in: 0...2)
      let direction = zip(gradient.values, factors).map { $0 / mean * $1 }
      func moved(_ by: Float) -> Tensor {
        Tensor(shape: pictures.shape, values: zip(pictures.values, direction).map { $0 + by * $1 })
      }
      let slope = try Double(loss(moved(step)) - loss(moved(-step))) / Double(2 * step)
      let predicted = zip(gradient.values, direction).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      #expect(abs(slope - predicted) < 0.02 * abs(predicted), "\(slope) and \(predicted)")
    }
  }

  /// The same for a loss on features.
  func expectSlopes(of loss: some FeatureLoss, _ layers: [Int]) throws {
    var loss = loss
    // The same random numbers each time.
    func evaluate(_ evaluator: FeatureEvaluator) throws -> FeatureLossEvaluation {
      var generator = SplitMix64(seed: 3)
      return try loss.valueWithGradient(evaluator, using: &generator)
    }
    var evaluator = try evaluator(pictures, layers: layers)
    try expectSlopes(evaluator.backward(evaluate(evaluator).gradients)) {
      try evaluate(self.evaluator($0, layers: layers)).loss
    }
  }

  @Test("Gram loss", arguments: [[1], [3, 4], [9, 11], [1, 6, 11, 18, 25]])
  func gram(layers: [Int]) throws {
    let weighted = layers.enumerated().map { WeightedLayer($1, weight: Float($0 + 1)) }
    let loss = try GramLoss(target: evaluator(target, layers: layers), layers: weighted)
    try expectSlopes(of: loss, layers)
  }

  @Test(
    "Sliced optimal transport loss, also towards a target of another size",
    arguments: [[0], [1, 6], [0, 1, 6, 11, 18]])
  func transport(layers: [Int]) throws {
    for target in [target, Tensor(shape: [1, 3, 12, 13], values: Array(target.values.prefix(3 * 12 * 13)))] {
      var targetEvaluator = try FeatureEvaluator(
        network: Self.network.get(), layers: layers, samples: 1, height: target.shape[2], width: target.shape[3])
      targetEvaluator.forward(target)
      try expectSlopes(of: TransportLoss(target: targetEvaluator, layers: layers.map { WeightedLayer($0) }), layers)
    }
  }

  @Test("A picture is at no transport distance from itself, and sorting is exact")
  func transportToItself() throws {
    let layers = [0, 1, 11]
    var loss = try TransportLoss(target: evaluator(target, layers: layers), layers: layers.map { WeightedLayer($0) })
    var generator = SplitMix64(seed: 1)
    let evaluation = try loss.valueWithGradient(evaluator(target, layers: layers), using: &generator)
    #expect(evaluation.loss < 1e-8)

    let values =
      generator.uniform(5000, in: -2...2) + [
        0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      ]
    var (sorted, order) = ([Float](repeating: 0, count: values.count), [UInt32](repeating: 0, count: values.count))
    var workspace = [UInt64](repeating: 0, count: 2 * values.count)
    nca_sort(CInt(values.count), values, &sorted, &order, &workspace)
    #expect(sorted == values.sorted())
    #expect(order.map { values[Int($0)] } == sorted)
  }

  @Test("Content loss", arguments: [[1], [18, 25]])
  func content(layers: [Int]) throws {
    let weighted = layers.enumerated().map { WeightedLayer($1, weight: Float($0) + 0.5) }
    try expectSlopes(of: ContentLoss(target: evaluator(target, layers: layers), layers: weighted), layers)
  }

  @Test("Activation loss is minus the channel's mean, and its gradient", arguments: [(0, 2), (1, 7), (18, 305), (9, 3)])
  func activation(layer: Int, channel: Int) throws {
    try expectSlopes(of: ActivationLoss(layer: layer, channel: channel, weight: 3), [layer])
    var loss = ActivationLoss(layer: layer, channel: channel, weight: 3)
    let evaluator = try evaluator(pictures, layers: [layer])
    let features = try evaluator.features(ofLayer: layer)
    let channels = features.shape[3]
    let sum = stride(from: channel, to: features.count, by: channels).reduce(Float(0)) { $0 + features[$1] }
    var generator = SplitMix64(seed: 1)
    let evaluation = try loss.valueWithGradient(evaluator, using: &generator)
    #expect(abs(evaluation.loss + 3 * sum / Float(features.count / channels)) < 1e-4 * abs(sum))
  }

  @Test("The loss of a batch is the mean over its samples")
  func batch() throws {
    let layers = FeatureNetwork.styleLayers
    var loss = try GramLoss(target: evaluator(target, layers: layers), layers: layers.map { WeightedLayer($0) })
    var generator = SplitMix64(seed: 1)
    let size = pictures.count / 2
    let halves = try (0..<2).map { sample in
      let one = Tensor(shape: [1, 3, 19, 17], values: Array(pictures.values[sample * size..<(sample + 1) * size]))
      return try loss.valueWithGradient(evaluator(one, layers: layers), using: &generator).loss
    }
    let both = try loss.valueWithGradient(evaluator(pictures, layers: layers), using: &generator).loss
    #expect(abs(both - (halves[0] + halves[1]) / 2) < 1e-4 * both)
  }

  @Test("Overflow loss")
  func overflow() {
    let states = Tensor(shape: [2, 1, 1, 4], values: [0.5, 1, 1.5, -3, -1, 2, 0, -1.25])
    var gradient = Tensor(shape: states.shape, repeating: 10)
    #expect(OverflowLoss.value(states, addingGradientTo: &gradient) == (0.5 + 2 + 1 + 0.25) / 2)
    #expect(gradient.values == [10, 10, 10.5, 9.5, 10, 10.5, 10, 9.5])
  }
}
