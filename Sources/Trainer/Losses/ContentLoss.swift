/// Content as the features themselves: mean squared difference, summed over layers, mean over samples.
///
/// Source: Gatys et al., CVPR 2016, eq. 1, with a mean in place of half the sum.
public struct ContentLoss: Sendable {
  private let targets: [(layer: Int, features: Tensor)]  // features of one picture

  /// Takes the content of the first picture that `target` has been run forward on.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` for a layer that was not evaluated.
  public init(target: FeatureEvaluator, layers: [Int] = FeatureNetwork.contentLayers) throws(FeatureNetworkError) {
    var targets: [(layer: Int, features: Tensor)] = []
    for layer in layers { targets.append((layer, try target.features(ofLayer: layer))) }
    self.targets = targets
  }

  /// The loss of the pictures that `evaluator` was last run forward on, and its gradients by layer.
  public func valueWithGradient(
    _ evaluator: FeatureEvaluator
  ) throws(FeatureNetworkError) -> (loss: Float, gradients: [Int: Tensor]) {
    var loss = 0.0
    var gradients: [Int: Tensor] = [:]
    for (layer, target) in targets {
      let features = try evaluator.features(ofLayer: layer)
      var gradient = Tensor(shape: features.shape)
      let count = features.count / features.shape[0]
      var sum = 0.0
      features.withPointer { features in
        target.withPointer { target in
          gradient.withMutablePointer { gradient in
            let scale = 2 / Float(evaluator.samples * count)
            for i in 0..<evaluator.samples * count {
              let difference = features[i] - target[i % count]
              sum += Double(difference * difference)
              gradient[i] = scale * difference
            }
          }
        }
      }
      loss += sum / Double(evaluator.samples * count)
      gradients[layer] = gradient
    }
    return (Float(loss), gradients)
  }
}
