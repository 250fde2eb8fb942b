import Foundation
import Imaging

/// One layer of all models of a file.
struct TextureLayer {
  let inputs: Int
  let outputs: Int
  private let scale: Double
  private let columns: Int
  private let rows: Int
  private let index: Int
  private let source: String
  /// RGBA bytes of all tiles; empty until ``decode()``.
  private var pixels: [UInt8] = []

  /// Checks what the JSON says; the picture is looked at by ``decode()``.
  init(_ layer: TextureModelFile.Body.Layer, index: Int, models: Int) throws(TextureModelError) {
    // 2^20 keeps every product below far from overflow; what an automaton may have is checked elsewhere.
    guard layer.shape.count == 2, layer.shape.allSatisfy((1...1 << 20).contains) else {
      throw .shape(layer: index, layer.shape)
    }
    guard layer.scale > 0, layer.scale < 1e6 else { throw .scale(layer: index, layer.scale) }
    guard layer.tileCount >= models else { throw .layout(layer: index, layer.layout, models: models) }
    inputs = layer.shape[0] - 1
    outputs = layer.shape[1]
    scale = layer.scale
    (columns, rows) = (layer.layout[0], layer.layout[1])
    source = layer.data
    self.index = index
  }

  /// Texels of a tile's row: four outputs each.
  private var tileWidth: Int { (outputs + 3) / 4 }
  private var tileHeight: Int { inputs + 1 }

  /// Unpacks the picture, once its own header agrees with shape and layout.
  mutating func decode() throws(TextureModelError) {
    guard let comma = source.utf8.prefix(64).firstIndex(of: UInt8(ascii: ",")),
      source[..<comma].lowercased() == "data:image/png;base64",
      let bytes = Data(base64Encoded: String(source[source.index(after: comma)...]))
    else { throw .dataURL(layer: index) }
    let expected = [columns * tileWidth, rows * tileHeight]
    guard let found = Self.pictureSize(bytes) else { throw .picture(layer: index, reason: "it is no PNG") }
    // Before memory is taken for pixels: a few bytes can claim any size.
    guard found == expected else { throw .pictureSize(layer: index, found: found, expected: expected) }
    do { pixels = try ImageFile.decode([UInt8](bytes), path: "picture").pixels } catch {
      throw .picture(layer: index, reason: "\(error)")
    }
  }

  /// The numbers of one model, which ``decode()`` has made available.
  func matrix(_ model: Int) -> TextureMatrix {
    let (left, top) = (model % columns * tileWidth, model / columns * tileHeight)
    let codes = (0...inputs).flatMap { row in
      (0..<outputs).map { output in
        Int(pixels[((top + row) * columns * tileWidth + left + output / 4) * 4 + output % 4]) - TextureMatrix.zero
      }
    }
    return TextureMatrix(inputs: inputs, outputs: outputs, unit: scale / TextureMatrix.codes, values: codes)
  }

  /// Width and height in a PNG's first chunk.
  private static func pictureSize(_ png: Data) -> [Int]? {
    let bytes = [UInt8](png.prefix(24))
    guard bytes.count == 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    return [16, 20].map { bytes[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
  }
}

/// A layer's weights and biases in eight bits.
package struct TextureMatrix {
  let inputs: Int
  let outputs: Int
  /// What a code's unit is worth.
  let unit: Double
  /// `[inputs + 1, outputs]`, row-major, the biases last; −127 to 128.
  package let values: [Int]

  /// The byte that stands for 0.
  static let zero = 127
  /// Bytes over this are worth one ``TextureLayer`` scale.
  static let codes = 255.0

  func weight(_ input: Int, _ output: Int) -> Int { values[input * outputs + output] }
  func bias(_ output: Int) -> Int { weight(inputs, output) }
}
