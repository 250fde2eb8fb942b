/// How far a batch of pictures is from the style of a target, judged by their features.
public protocol StyleLoss: Sendable {
  /// The layers that are compared.
  var layers: [StyleLayer] { get }
  /// The loss of the pictures that `evaluator` was last run forward on, with its gradients.
  ///
  /// - Parameter generator: for losses that draw what they compare.
  mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator, using generator: inout SplitMix64
  ) throws(FeatureNetworkError) -> StyleEvaluation
}

/// A feature layer and how much it counts.
public struct StyleLayer: Equatable, Sendable {
  /// torchvision's index of the layer, or ``FeatureNetwork/pictureLayer``.
  public let index: Int
  /// Factor of the layer's loss.
  public let weight: Float

  public init(_ index: Int, weight: Float = 1) {
    self.index = index
    self.weight = weight
  }
}

/// A style loss and its gradients with respect to the features.
public struct StyleEvaluation: Sendable {
  /// Weighted loss of each layer, mean over the samples.
  public let perLayer: [Float]
  /// Gradient of their sum by layer index, each of the shape of that layer's features.
  public let gradients: [Int: Tensor]
  /// The sum over layers.
  public var loss: Float { perLayer.reduce(0, +) }

  /// - Parameters:
  ///   - losses: weighted, `[layers, samples]`.
  ///   - gradients: of the mean over samples, one for each layer.
  init(_ layers: [StyleLayer], losses: Tensor, gradients: [Tensor]) {
    let samples = losses.shape[1]
    perLayer = layers.indices.map { layer in
      (0..<samples).reduce(Float(0)) { $0 + losses[layer * samples + $1] } / Float(samples)
    }
    self.gradients = Dictionary(zip(layers.map(\.index), gradients), uniquingKeysWith: { first, _ in first })
  }
}

extension FeatureEvaluator {
  /// The outputs of some layers in the last forward pass.
  func features(of layers: [StyleLayer]) throws(FeatureNetworkError) -> [Tensor] {
    try layers.map { layer throws(FeatureNetworkError) in try features(ofLayer: layer.index) }
  }
}

/// Names of the style losses to choose from.
public enum StyleLossKind: String, CaseIterable, Sendable, Codable {
  /// ``TransportLoss``.
  case transport
  /// ``GramLoss``.
  case gram

  /// The layers of VGG16 that are compared unless others are named.
  public var defaultLayers: [StyleLayer] {
    switch self {
    case .transport: [StyleLayer(FeatureNetwork.pictureLayer)] + FeatureNetwork.styleLayers.map { StyleLayer($0) }
    // Each layer gets about the same part of the loss. Unweighted, relu5_1, of which a small picture has few
    // pixels, drowns the others and the automaton stays noise.
    case .gram: zip(FeatureNetwork.styleLayers, [1, 0.4, 1.3, 2.5, 0.1]).map { StyleLayer($0, weight: $1) }
    }
  }

  /// Builds the loss towards the first picture that `target` has been run forward on.
  public func make(
    target: FeatureEvaluator, layers: [StyleLayer], parallel: Parallel
  ) throws(FeatureNetworkError) -> any StyleLoss {
    switch self {
    case .transport: try TransportLoss(target: target, layers: layers, parallel: parallel)
    case .gram: try GramLoss(target: target, layers: layers, parallel: parallel)
    }
  }
}
