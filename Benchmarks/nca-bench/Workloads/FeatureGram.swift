import Trainer

/// The Gram loss of a batch of pictures and its gradient with respect to them.
struct FeatureGram: Workload {
  private let pictures: Tensor
  private var evaluator: FeatureEvaluator
  private var loss: GramLoss
  private var generator = SplitMix64(seed: 1)

  init(_ settings: Settings) throws {
    pictures = .pictures(settings.batch, height: settings.size, width: settings.size, using: &generator)
    let target = Tensor.pictures(1, height: settings.size, width: settings.size, using: &generator)
    let layers = StyleLossKind.gram.defaultLayers
    let network = try FeatureNetwork.bundled()
    loss = try GramLoss(target: network.evaluated(target, layers: layers), layers: layers)
    evaluator = try FeatureEvaluator(
      network: network, layers: layers.map(\.index), samples: settings.batch, height: settings.size,
      width: settings.size)
  }

  mutating func run() throws -> Timing {
    try Timing.of {
      evaluator.forward(pictures)
      let evaluation = try loss.valueWithGradient(evaluator, using: &generator)
      _ = evaluator.backward(evaluation.gradients)
    }
  }
}

extension FeatureNetwork {
  /// An evaluator that has been run forward on pictures `[samples, 3, height, width]`.
  func evaluated(_ pictures: Tensor, layers: [WeightedLayer]) throws -> FeatureEvaluator {
    var evaluator = try FeatureEvaluator(
      network: self, layers: layers.map(\.index), samples: pictures.shape[0], height: pictures.shape[2],
      width: pictures.shape[3])
    evaluator.forward(pictures)
    return evaluator
  }
}
