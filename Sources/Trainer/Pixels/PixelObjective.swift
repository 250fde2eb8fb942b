import Imaging

/// The loss of a picture at one size: what it is compared with, and how.
struct PixelObjective: Sendable {
  /// Parts that look at pixels.
  private var pictureLosses: [(part: LossPart, loss: any PictureLoss)] = []
  /// Parts that look at features, and which they are.
  private var featureLosses: [any FeatureLoss] = []
  private var featureParts: [LossPart] = []
  private var features: BandedFeatures?
  private let augmentation: Augmentation

  /// Prepares all parts with a factor above 0.
  ///
  /// - Parameters:
  ///   - content: `[1, 3, height, width]`, of the size of the picture to be compared.
  ///   - styles: of any size, with their shares.
  ///   - network: needed when any part looks at features.
  init(
    options: StylizeOptions, width: Int, height: Int, content: Tensor?, styles: [(picture: Tensor, share: Float)],
    network: FeatureNetwork?, parallel: Parallel
  ) throws(FeatureNetworkError) {
    augmentation = options.augmentation
    for part in LossPart.allCases where options.weight(part) > 0 && !part.needsFeatures {
      pictureLosses.append((part, Self.loss(part, options, content: content, styles: styles)))
    }
    guard options.needsFeatures, let network else { return }
    let factory = FeatureLossFactory(options: options, network: network, parallel: parallel)
    let parts = LossPart.allCases.filter { options.weight($0) > 0 && $0.needsFeatures }
    var features = try BandedFeatures(
      network: network, layers: parts.flatMap(factory.layers), width: width, height: height, memory: options.memory,
      parallel: parallel)
    for part in parts {
      featureLosses.append(try factory.loss(part, content: content, styles: styles, features: &features))
    }
    featureParts = parts
    self.features = features
  }

  private static func loss(
    _ part: LossPart, _ options: StylizeOptions, content: Tensor?, styles: [(picture: Tensor, share: Float)]
  ) -> any PictureLoss {
    let weight = options.weight(part)
    switch part {
    case .variation: return TotalVariationLoss(weight: weight)
    case .color:
      let color = options.meanColor ?? content?.meanColor ?? meanColor(of: styles)
      return MeanColorLoss(target: color, weight: weight)
    case .pixel, .content, .style, .activation:
      guard let content else { preconditionFailure("a pixel loss has a content picture") }
      return PixelLoss(target: content, weight: weight)
    }
  }

  /// The mean of the styles' mean colours by their shares; grey without any.
  private static func meanColor(of styles: [(picture: Tensor, share: Float)]) -> [Float] {
    guard !styles.isEmpty else { return [0.5, 0.5, 0.5] }
    let colors = styles.map(\.picture.meanColor)
    return (0..<3).map { channel in zip(colors, styles).reduce(0) { $0 + $1.1.share * $1.0[channel] } }
  }

  /// Each part's loss of a picture `[1, 3, height, width]`, and the gradient of their sum.
  mutating func valueWithGradient(
    of picture: Tensor, using generator: inout SplitMix64
  ) throws(FeatureNetworkError) -> (parts: [(part: LossPart, loss: Float)], gradient: Tensor) {
    var (parts, gradient) = ([(part: LossPart, loss: Float)](), Tensor(shape: picture.shape))
    if features != nil {
      let movement = augmentation == .none ? nil : augmentation.draw(using: &generator)
      let seen = movement?.apply(picture) ?? picture
      let (values, slope) = try features!.valueWithGradient(of: seen, losses: &featureLosses, using: &generator)
      gradient = movement?.adjoint(slope) ?? slope
      parts += zip(featureParts, values).map { ($0, $1) }
    }
    for (part, loss) in pictureLosses { parts.append((part, loss.value(picture, addingGradientTo: &gradient))) }
    return (parts, gradient)
  }
}

/// Makes the losses on features that options ask for.
private struct FeatureLossFactory {
  let options: StylizeOptions
  let network: FeatureNetwork
  let parallel: Parallel

  /// The layers that a part looks at.
  func layers(_ part: LossPart) -> [Int] {
    switch part {
    case .content: options.contentLayers
    case .style: options.styleLayers
    case .activation: options.feature.map { [$0.layer] } ?? []
    case .pixel, .variation, .color: []
    }
  }

  func loss(
    _ part: LossPart, content: Tensor?, styles: [(picture: Tensor, share: Float)], features: inout BandedFeatures
  ) throws(FeatureNetworkError) -> any FeatureLoss {
    let weight = options.weight(part)
    switch part {
    case .content:
      guard let content else { preconditionFailure("a content loss has a content picture") }
      var loss = ContentLoss(layers: options.content)
      try features.forEachBand(of: content) { evaluator, band throws(FeatureNetworkError) in
        try loss.take(evaluator, band)
      }
      loss.scale(by: weight / Self.power(loss.power, loss.layers))
      return loss
    case .style:
      let targets = try styles.map { style throws(FeatureNetworkError) in
        (target: try target(style.picture), share: style.share)
      }
      let power = targets.reduce(0) { $0 + $1.share * Self.power($1.target.power, options.style) }
      let layers = options.style.map { WeightedLayer($0.index, weight: $0.weight * weight / power) }
      return StyleTarget.loss(towards: targets, layers: layers, parallel: parallel)
    case .activation, .pixel, .variation, .color:
      guard let feature = options.feature else { preconditionFailure("an activation loss has a channel") }
      return ActivationLoss(layer: feature.layer, channel: feature.channel, weight: weight)
    }
  }

  /// How large a loss would be of a picture without any features.
  ///
  /// Losses are told beside it, so that one weight means the same for pictures of little and of much contrast.
  private static func power(_ perLayer: [Float], _ layers: [WeightedLayer]) -> Float {
    max(zip(perLayer, layers).reduce(0) { $0 + $1.0 * $1.1.weight }, .leastNormalMagnitude)
  }

  private func target(_ picture: Tensor) throws(FeatureNetworkError) -> StyleTarget {
    var target = StyleTarget(options.loss, layers: options.style, parallel: parallel)
    var features = try BandedFeatures(
      network: network, layers: options.styleLayers, width: picture.shape[3], height: picture.shape[2],
      memory: options.memory, parallel: parallel)
    try features.forEachBand(of: picture) { evaluator, band throws(FeatureNetworkError) in
      try target.observe(evaluator, band)
    }
    return target
  }
}
