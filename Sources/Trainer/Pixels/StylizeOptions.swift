/// Everything that decides how a picture is optimised; the same options, pictures and seed give the same result.
public struct StylizeOptions: Codable, Equatable, Sendable {
  /// Where the picture starts.
  public enum Start: Codable, Equatable, Sendable {
    case content, style, noise
    /// A picture of one's own.
    case picture(path: String)
  }

  /// Iterations over all sizes.
  public var iterations = 300
  /// Of the result; nil follows the pictures.
  public var size: PictureSize?
  /// Sizes from coarse to fine, each twice the one before; nil for as many as are worth it.
  public var levels: Int?
  public var start = Start.content
  public var parametrization = ParametrizationKind.plain
  public var optimizer = OptimizerKind.lbfgs
  public var schedule = ScheduleKind.constant
  /// Nil for the optimizer's usual one on pixels.
  public var learningRate: Float?
  /// Factor of each part of the loss; parts that are not named are left out.
  public var weights: [LossPart: Float] = [:]
  /// How styles are compared.
  public var loss = StyleLossKind.gram
  /// Layers of the style loss and their factors.
  public var styleLayers = StyleLossKind.gram.defaultLayers.map(\.index)
  public var styleWeights = StyleLossKind.gram.defaultLayers.map(\.weight)
  /// Size of the style pictures beside the result's: 1 makes their longer sides alike.
  public var styleScale: Float = 1
  /// Layers of the content loss and their factors.
  public var contentLayers = FeatureNetwork.contentLayers
  public var contentWeights: [Float] = [1, 1]
  /// What ``LossPart/activation`` excites.
  public var feature: FeatureChannel?
  /// What ``LossPart/color`` leads to, red, green and blue in 0...1; nil for the content's (or style's) own mean.
  public var meanColor: [Float]?
  /// Movements before features are taken.
  public var augmentation = Augmentation.none
  /// Whether the content's colours stay and the style changes its brightness alone.
  public var keepColor = false
  /// Bytes that features may take before they are evaluated in bands.
  public var memory = 3_000_000_000
  /// Names every random draw.
  public var seed: UInt64 = 1

  /// Sides that a result may have, in pixels.
  public static let sideRange = 16...4096
  /// Longer side of a result unless another is asked for; smaller pictures stay as they are.
  public static let usualSide = 512
  /// Side of a picture that shows a feature.
  static let usualFeatureSide = 256

  public init() {}

  /// The usual options for what there is to work from.
  ///
  /// - Parameters:
  ///   - styles: number of style pictures.
  ///   - feature: the channel to show, if any.
  public init(hasContent: Bool, styles: Int, feature: FeatureChannel?) {
    self.feature = feature
    start = hasContent && (styles > 0 || feature != nil) ? .content : .noise
    // Found by looking at results: losses of features are told beside the size of the features themselves, so
    // that these hold for most pictures. Some smoothness keeps pooling's checkerboards down.
    if hasContent { weights[.content] = 1 }
    if styles > 0 { weights[.style] = hasContent ? 2 : 1 }
    if hasContent || styles > 0 { weights[.variation] = hasContent ? 0.3 : 0.05 }
    // Layers of VGG16 know little of the colour of an area without a content that tells.
    if !hasContent && styles > 0 { weights[.color] = 10 }
    guard feature != nil else { return }
    weights[.activation] = 1
    augmentation = .usual
    (parametrization, optimizer, learningRate) = (.decorrelated, .adam, 0.05)
  }

  /// The layers of the style loss with their factors.
  public var style: [WeightedLayer] { zip(styleLayers, styleWeights).map { WeightedLayer($0, weight: $1) } }
  /// The layers of the content loss with their factors.
  public var content: [WeightedLayer] { zip(contentLayers, contentWeights).map { WeightedLayer($0, weight: $1) } }
  /// The factor of a part, 0 for one that is left out.
  public func weight(_ part: LossPart) -> Float { weights[part] ?? 0 }
  /// Whether any part of the loss looks at features.
  public var needsFeatures: Bool { weights.contains { $0.key.needsFeatures && $0.value > 0 } }
}
