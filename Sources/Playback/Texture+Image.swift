import Imaging
import Preview

extension Texture {
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
