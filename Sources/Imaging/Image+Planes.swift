extension Image {
  /// The colours as floats: planar `[3, height, width]`, sRGB values in 0...1; alpha is left out.
  public func rgbPlanes() -> [Float] {
    let count = width * height
    return [Float](unsafeUninitializedCapacity: 3 * count) { buffer, initialized in
      for pixel in 0..<count {
        for channel in 0..<3 {
          buffer[channel * count + pixel] = Float(pixels[pixel * 4 + channel]) / 255
        }
      }
      initialized = 3 * count
    }
  }

  /// An opaque picture from planar `[3, height, width]` sRGB values; clamps to 0...1 and takes NaN for 0.
  public init(rgbPlanes planes: [Float], width: Int, height: Int) {
    let count = width * height
    precondition(width > 0 && height > 0 && planes.count == 3 * count)
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * count) { buffer, initialized in
      for pixel in 0..<count {
        for channel in 0..<3 {
          let value = planes[channel * count + pixel]
          // A comparison with NaN is false, which makes it 0.
          let clamped = value > 0 ? min(value, 1) : 0
          buffer[pixel * 4 + channel] = UInt8((clamped * 255).rounded())
        }
        buffer[pixel * 4 + 3] = 255
      }
      initialized = 4 * count
    }
    self.init(width: width, height: height, pixels: pixels)
  }
}
