import Imaging

/// The pictures that a stylisation works from.
public struct StylizePictures: Sendable {
  /// Upright and opaque, at its own size.
  public let content: Image?
  /// The content's transparency is what the result keeps.
  let alpha: Image?
  /// Style pictures with their shares, which add up to 1.
  public let styles: [(picture: Image, share: Float)]
  /// A picture of one's own to start from.
  public let start: Image?
  /// Size of the result.
  public let width: Int
  public let height: Int

  /// Brings pictures into the shape of the result.
  ///
  /// - Parameters:
  ///   - styles: with weights above 0 of any sum.
  ///   - size: of the result; nil follows content, style or start, in this order, up to ``StylizeOptions/usualSide``.
  /// - Throws: ``StylizeOptionsError`` when a side of the result is not in ``StylizeOptions/sideRange``.
  public init(
    content: Image? = nil, styles: [(picture: Image, weight: Float)] = [], start: Image? = nil, size: PictureSize? = nil
  ) throws(StylizeOptionsError) {
    let sum = styles.reduce(0) { $0 + $1.weight }
    self.styles = styles.map { ($0.picture.flattened(), $0.weight / sum) }
    let model = content ?? styles.first?.picture ?? start
    switch size {
    case .exact(let width, let height): (self.width, self.height) = (width, height)
    case .longest(let side):
      (width, height) = Self.size(longest: side, like: model)
    case nil:
      let side = model.map { min(max($0.width, $0.height), StylizeOptions.usualSide) }
      (width, height) = Self.size(longest: side ?? StylizeOptions.usualFeatureSide, like: model)
    }
    let (width, height, range) = (width, height, StylizeOptions.sideRange)
    guard range.contains(width), range.contains(height) else {
      throw .option(
        "size", found: "\(width)x\(height)",
        wanted: "each side must be \(range.lowerBound) to \(range.upperBound) pixels")
    }
    func fitted(_ picture: Image) -> Image {
      picture.centerCropped(aspectWidth: width, aspectHeight: height).resized(width: width, height: height)
    }
    let fittedContent = content.map(fitted)
    alpha = fittedContent.flatMap { $0.isOpaque ? nil : $0 }
    self.content = fittedContent?.flattened()
    self.start = start.map { fitted($0.flattened()) }
  }

  private static func size(longest side: Int, like picture: Image?) -> (Int, Int) {
    guard let picture else { return (side, side) }
    let scale = Double(side) / Double(max(picture.width, picture.height))
    func scaled(_ length: Int) -> Int { max(1, Int(min(Double(length) * scale, 1e9).rounded())) }
    return (scaled(picture.width), scaled(picture.height))
  }

  /// A style picture for a result of which this level is one of several sizes.
  ///
  /// - Parameter scale: its longer side beside the result's. It is never enlarged: what is not in a picture is no style.
  package func style(_ index: Int, scale: Float, width levelWidth: Int, height levelHeight: Int) -> Image {
    let picture = styles[index].picture
    let longest = max(picture.width, picture.height)
    let wanted = min(Float(longest), scale * Float(max(width, height)))
    let factor = wanted * Float(max(levelWidth, levelHeight)) / Float(max(width, height)) / Float(longest)
    func scaled(_ length: Int) -> Int {
      max(min(length, StylizeOptions.sideRange.lowerBound), Int((Float(length) * factor).rounded()))
    }
    return picture.resized(width: scaled(picture.width), height: scaled(picture.height))
  }
}

extension Image {
  var isOpaque: Bool { stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 } }

  /// The picture with another's transparency, which has the same size.
  func withAlpha(of other: Image) -> Image {
    var result = self
    for i in stride(from: 3, to: pixels.count, by: 4) { result.pixels[i] = other.pixels[i] }
    return result
  }

  /// The colours as a tensor `[1, 3, height, width]`.
  var tensor: Tensor { Tensor(shape: [1, 3, height, width], values: rgbPlanes()) }
}
