/// How far a batch of pictures is from the style of a target, judged by their features.
public protocol StyleLoss: FeatureLoss {
  /// The layers that are compared.
  var layers: [WeightedLayer] { get }
  /// Weighted loss of each layer in the last evaluation, mean over the samples.
  var perLayer: [Float] { get }
}

extension StyleLoss {
  public var layerIndices: [Int] { layers.map(\.index) }
}

/// Names of the style losses to choose from.
public enum StyleLossKind: String, CaseIterable, Sendable, Codable {
  /// ``TransportLoss``.
  case transport
  /// ``GramLoss``.
  case gram

  /// The layers of VGG16 that are compared unless others are named.
  public var defaultLayers: [WeightedLayer] {
    switch self {
    case .transport: [WeightedLayer(FeatureNetwork.pictureLayer)] + FeatureNetwork.styleLayers.map { WeightedLayer($0) }
    // Each layer gets about the same part of the loss. Unweighted, relu5_1, of which a small picture has few
    // pixels, drowns the others and the automaton stays noise.
    case .gram: zip(FeatureNetwork.styleLayers, [1, 0.4, 1.3, 2.5, 0.1]).map { WeightedLayer($0, weight: $1) }
    }
  }

  /// Builds the loss towards the first picture that `target` has been run forward on.
  public func make(
    target: FeatureEvaluator, layers: [WeightedLayer], parallel: Parallel
  ) throws(FeatureNetworkError) -> any StyleLoss {
    switch self {
    case .transport: try TransportLoss(target: target, layers: layers, parallel: parallel)
    case .gram: try GramLoss(target: target, layers: layers, parallel: parallel)
    }
  }
}

/// What a style loss keeps of a picture whose style is wanted, taken in band by band.
package struct StyleTarget: Sendable {
  private enum Content: Sendable {
    case gram(GramMatrices)
    case transport(FeatureSample)
  }
  private var content: Content
  private let parallel: Parallel

  package init(_ kind: StyleLossKind, layers: [WeightedLayer], parallel: Parallel) {
    self.parallel = parallel
    let indices = layers.map(\.index)
    content =
      switch kind {
      case .gram: .gram(GramMatrices(layers: indices, parallel: parallel))
      case .transport: .transport(FeatureSample(layers: indices))
      }
  }

  /// Takes in what an evaluator holds of a band.
  package mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    switch content {
    case .gram(var matrices):
      try matrices.observe(evaluator, band)
      content = .gram(matrices)
    case .transport(var sample):
      try sample.observe(evaluator, band)
      content = .transport(sample)
    }
  }

  /// How large each layer's loss of no features at all is.
  var power: [Float] {
    switch content {
    case .gram(let matrices): matrices.matrices.map(\.meanSquare)
    case .transport(let sample): sample.features.map(\.meanSquare)
    }
  }

  /// The loss towards some targets of one kind, each with its share; shares add up to 1.
  package static func loss(
    towards targets: [(target: StyleTarget, share: Float)], layers: [WeightedLayer], parallel: Parallel
  ) -> any StyleLoss {
    var gram: [(matrices: [Tensor], share: Float)] = []
    var transport: [(sample: FeatureSample, share: Float)] = []
    for (target, share) in targets {
      switch target.content {
      case .gram(let matrices): gram.append((matrices.matrices, share))
      case .transport(let sample): transport.append((sample, share))
      }
    }
    return transport.isEmpty
      ? GramLoss(targets: gram, layers: layers, parallel: parallel)
      : TransportLoss(targets: transport, layers: layers, parallel: parallel)
  }
}
