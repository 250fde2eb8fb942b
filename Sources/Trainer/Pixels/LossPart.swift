/// The parts that a stylised picture's loss is the sum of.
public enum LossPart: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  /// ``PixelLoss`` towards the content picture.
  case pixel
  /// ``ContentLoss`` towards the content picture.
  case content
  /// A ``StyleLoss`` towards the style pictures.
  case style
  /// ``TotalVariationLoss``.
  case variation
  /// ``MeanColorLoss``.
  case color
  /// ``ActivationLoss`` of the feature that is to be shown.
  case activation

  /// Whether it looks at features rather than at pixels.
  public var needsFeatures: Bool {
    switch self {
    case .content, .style, .activation: true
    case .pixel, .variation, .color: false
    }
  }
}

/// One channel of a feature layer.
public struct FeatureChannel: Codable, Equatable, Sendable {
  /// torchvision's index of the layer.
  public var layer: Int
  /// From 0.
  public var channel: Int

  public init(layer: Int, channel: Int) { (self.layer, self.channel) = (layer, channel) }
}

/// How large a picture becomes.
public enum PictureSize: Codable, Equatable, Sendable {
  /// The longer side in pixels; the shape stays.
  case longest(Int)
  /// Both sides in pixels; of a picture of another shape the centre is taken.
  case exact(width: Int, height: Int)
}
