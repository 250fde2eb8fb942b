import Imaging
import TestSupport

extension Image {
  /// Random colours; alpha is random too unless the picture is to be opaque.
  static func noise(width: Int, height: Int, seed: Int, opaque: Bool) -> Image {
    var random = SmallRandom(seed: seed)
    var pixels = (0..<width * height * 4).map { _ in UInt8.random(in: 0...255, using: &random) }
    if opaque { for index in stride(from: 3, to: pixels.count, by: 4) { pixels[index] = 255 } }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Four plain quarters, in reading order.
  static func quarters(width: Int, height: Int, colors: [RGBColor]) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let color = colors[(y * 2 / height) * 2 + x * 2 / width]
        pixels += [color.red, color.green, color.blue, 255]
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// One RGBA colour everywhere.
  static func plain(width: Int, height: Int, pixel: [UInt8]) -> Image {
    Image(
      width: width, height: height,
      pixels: Array(repeatElement(pixel, count: width * height).joined()))
  }

  /// The four bytes of a pixel.
  func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    let base = (y * width + x) * 4
    return Array(pixels[base..<base + 4])
  }

  /// The colour whose distance to a pixel is least.
  func nearest(_ x: Int, _ y: Int, of colors: [RGBColor]) -> RGBColor? {
    let pixel = pixel(x, y).map { Int($0) }
    return colors.min { distance($0, pixel) < distance($1, pixel) }
  }
}

private func distance(_ color: RGBColor, _ pixel: [Int]) -> Int {
  abs(Int(color.red) - pixel[0]) + abs(Int(color.green) - pixel[1])
    + abs(Int(color.blue) - pixel[2])
}

extension Image {
  /// Colours that change slowly across the picture, thousands of them.
  static func slopes(width: Int, height: Int) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
        pixels += [80 + 150 * v * u, 140 + 90 * u, 230 - 130 * v].map { UInt8($0.rounded()) } + [255]
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Mean of the squared differences of the colours, in squared bytes.
  func squaredError(from other: Image) -> Double {
    let differences = zip(pixels, other.pixels).enumerated().filter { $0.offset % 4 != 3 }.map {
      Double($0.element.0) - Double($0.element.1)
    }
    return differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)
  }
}
