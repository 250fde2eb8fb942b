import Foundation
import Imaging
import TestSupport

/// A file of texture models, written from the format's description.
struct TextureFixture {
  /// The bytes of one model's layers, `[inputs + 1][outputs]`.
  struct Model {
    var name: String
    var first: [[UInt8]]
    var second: [[UInt8]]
  }

  var models: [Model]
  var scales = [1.4, 0.25]
  /// Columns and rows of tiles, a layer each.
  var layouts: [[Int]]

  /// Models of random bytes that are moderate enough to run for long.
  init(models count: Int = 1, channels: Int = 4, hidden: Int = 12, columns: [Int] = [1, 1], seed: Int = 1) {
    var random = SmallRandom(seed: seed)
    func bytes(_ rows: Int, _ columns: Int) -> [[UInt8]] {
      (0..<rows).map { _ in (0..<columns).map { _ in UInt8(random.next() % 255) } }
    }
    models = (0..<count).map {
      Model(name: "texture \($0)", first: bytes(4 * channels + 1, hidden), second: bytes(hidden + 1, channels))
    }
    layouts = columns.map { [$0, (count + $0 - 1) / $0] }
  }

  /// The JSON, with its objects open to damage.
  func object() -> [String: Any] {
    let layers = [\Model.first, \Model.second].enumerated().map { index, layer -> [String: Any] in
      let matrices = models.map { $0[keyPath: layer] }
      return [
        "scale": scales[index], "shape": [matrices[0].count, matrices[0][0].count], "layout": layouts[index],
        "quant_scale_zero": index == 0 ? [2.0, 0.0] : [4.0, 127.0 / 255.0],
        "data": Self.url(Self.picture(matrices, layouts[index])),
      ]
    }
    return ["model_names": models.map(\.name), "layers": layers]
  }

  func data() throws -> Data { try JSONSerialization.data(withJSONObject: object()) }

  static func url(_ picture: Image) -> String {
    "data:image/PNG;base64," + picture.pngData().base64EncodedString()
  }

  /// All tiles, four outputs a texel; padding is byte 0, whatever that would be worth.
  static func picture(_ matrices: [[[UInt8]]], _ layout: [Int]) -> Image {
    let (height, outputs) = (matrices[0].count, matrices[0][0].count)
    let width = (outputs + 3) / 4
    var pixels = [UInt8](repeating: 0, count: layout[0] * width * layout[1] * height * 4)
    for (tile, matrix) in matrices.enumerated() {
      let (left, top) = (tile % layout[0] * width, tile / layout[0] * height)
      for (row, values) in matrix.enumerated() {
        for (output, value) in values.enumerated() {
          pixels[((top + row) * layout[0] * width + left) * 4 + output] = value
        }
      }
    }
    return Image(width: layout[0] * width, height: layout[1] * height, pixels: pixels)
  }
}
