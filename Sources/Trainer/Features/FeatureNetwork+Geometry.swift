/// How the cells of a feature layer lie over the picture.
public struct FeatureGeometry: Equatable, Sendable {
  /// Pixels of the picture from one cell to the next: cell `i` stands for those from `i · stride` on.
  public let stride: Int
  /// Pixels beyond those that a cell stands for, on each side, that its value depends on.
  ///
  /// Beyond them it depends on nothing but for rounding: Winograd's tiles mix neighbours whose sum cancels out.
  public let reach: Int

  public init(stride: Int, reach: Int) { (self.stride, self.reach) = (stride, reach) }
}

extension FeatureNetwork {
  /// The geometry of the deepest of some layers, which holds the reach of all.
  ///
  /// Cells that begin at a multiple of the stride are then those of the whole picture in any part of it that begins at
  /// such a multiple too, but for what lies within the reach of the part's border. VGG16's relu5_1 has stride 16 and
  /// reach 58: 66 pixels from the middle of a cell.
  ///
  /// - Returns: nil where a layer up to there shifts its cells, as convolutions of stride 2 or poolings of
  ///   overlapping windows do.
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)``.
  public func geometry(ofLayers indices: [Int]) throws(FeatureNetworkError) -> FeatureGeometry? {
    var (stride, reach) = (1, 0)
    for layer in try evaluatedLayers(for: indices) {
      guard layer.window.keepsPlace else { return nil }
      reach += layer.window.padding * stride
      stride *= layer.window.stride
    }
    return FeatureGeometry(stride: stride, reach: reach)
  }

  /// Pixels of the picture from one of a layer's cells to the next: 1, 2, 4, 8 or 16 in VGG.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)``.
  public func stride(ofLayer index: Int) throws(FeatureNetworkError) -> Int {
    try evaluatedLayers(for: [index]).reduce(1) { $0 * $1.window.stride }
  }

  /// Channels of a layer's features; 3 of the picture.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)``.
  public func channels(ofLayer index: Int) throws(FeatureNetworkError) -> Int {
    try evaluatedLayers(for: [index]).last?.channels ?? 3
  }

  /// The layers up to the deepest of those named; none for the picture alone.
  func evaluatedLayers(for indices: [Int]) throws(FeatureNetworkError) -> ArraySlice<Layer> {
    var depth = 0
    for index in indices where index != Self.pictureLayer { depth = max(depth, try position(ofLayer: index) + 1) }
    return layers[..<depth]
  }
}
