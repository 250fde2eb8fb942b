/// A picture in memory: 8-bit sRGB with straight alpha, four bytes a pixel, top row first.
public struct Image: Equatable, Sendable {
  public let width: Int
  public let height: Int
  /// RGBA bytes, `[height, width, 4]`.
  public var pixels: [UInt8]

  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height * 4)
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
