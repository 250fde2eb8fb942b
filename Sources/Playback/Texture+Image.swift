import Imaging
import Preview

extension Texture {
  /// A picture as a texture of bytes, upright: its top row lies at texture coordinate 1.
  public convenience init(_ image: Image) {
    self.init(width: image.width, height: image.height, format: .rgba8)
    var texels = [Float](repeating: 0, count: image.pixels.count)
    let row = 4 * image.width
    for y in 0..<image.height {
      for index in 0..<row {
        texels[(image.height - 1 - y) * row + index] = Float(image.pixels[y * row + index]) / 255
      }
    }
    write(texels)
  }

  /// What a canvas shows of it: components clamped to 0 ... 1 (integers to 0 ... 255), NaN black.
  public var image: Image {
    var pixels = [UInt8](repeating: 0, count: 4 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        let base = 4 * ((height - 1 - y) * width + x)
        for component in 0..<4 { pixels[base + component] = byte(self[x, y, z: 0, component: component]) }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  private func byte(_ word: UInt32) -> UInt8 {
    switch format.kind {
    case .float:
      let value = Float(bitPattern: word)
      return value > 0 ? UInt8((min(value, 1) * 255).rounded()) : 0
    case .int: return UInt8(clamping: Int32(bitPattern: word))
    case .uint, .bool: return UInt8(clamping: word)
    }
  }
}
