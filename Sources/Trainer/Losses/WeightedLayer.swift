/// A feature layer and how much it counts.
public struct WeightedLayer: Equatable, Sendable {
  /// torchvision's index of the layer, or ``FeatureNetwork/pictureLayer``.
  public let index: Int
  /// Factor of the layer's loss.
  public let weight: Float

  public init(_ index: Int, weight: Float = 1) {
    self.index = index
    self.weight = weight
  }
}
