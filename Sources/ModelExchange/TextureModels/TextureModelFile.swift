import Foundation
import NCAModel

/// A file of texture models as published with "Self-Organising Textures" (Niklasson et al., Distill 2021).
///
/// JSON with `model_names` and two `layers`. Each layer's `data` is a PNG as a data URL in which the models' tiles
/// lie side by side, `layout` `[columns, rows]` of them. A tile has a row an input and one for the biases, `shape`
/// `[inputs + 1, outputs]`; a texel's four channels are four outputs. A byte u is worth `(u − 127) / 255 · scale`.
package struct TextureModelFile {
  /// Names in the file's order; `model 0`, … where it has none.
  package let names: [String]
  private let layers: [TextureLayer]

  /// Most models that a file may hold.
  static let modelLimit = 1024

  package init(data: Data) throws(TextureModelError) {
    let body: Body
    do { body = try JSONDecoder().decode(Body.self, from: data) } catch {
      throw .json(FileReason.describe(error))
    }
    guard body.layers.count == 2 else { throw .layerCount(body.layers.count) }
    let tiles = body.layers.map(\.tileCount).min() ?? 0
    names = body.model_names ?? (0..<min(tiles, Self.modelLimit)).map { "model \($0)" }
    guard (1...Self.modelLimit).contains(names.count) else { throw .modelCount(names.count) }
    var layers: [TextureLayer] = []
    for (index, layer) in body.layers.enumerated() {
      layers.append(try TextureLayer(layer, index: index, models: names.count))
    }
    let (first, second) = (layers[0], layers[1])
    guard second.inputs == first.outputs else { throw .widths(first.outputs, second.inputs) }
    // Also refuses absurd sizes before any picture is decoded.
    do { _ = try Architecture(channels: second.outputs, hidden: first.outputs) } catch { throw .architecture(error) }
    let filters = PerceptionFilter.allCases.count
    guard first.inputs == second.outputs * filters else {
      throw .perception(inputs: first.inputs, channels: second.outputs)
    }
    for index in layers.indices { try layers[index].decode() }
    self.layers = layers
  }

  /// The numbers of one model.
  package func model(_ index: Int) -> TextureModel {
    TextureModel(name: names[index], first: layers[0].matrix(index), second: layers[1].matrix(index))
  }

  struct Body: Decodable {
    struct Layer: Decodable {
      let scale: Double
      let data: String
      let shape: [Int]
      let layout: [Int]

      /// How many tiles it claims; 0 where that is no number.
      var tileCount: Int {
        guard layout.count == 2, layout.allSatisfy((1...TextureModelFile.modelLimit).contains) else { return 0 }
        return layout[0] * layout[1]
      }
    }
    let model_names: [String]?  // the format's own name
    let layers: [Layer]
  }
}

/// What is wrong with a file of texture models.
package enum TextureModelError: Error, CustomStringConvertible {
  case json(String)
  case layerCount(Int)
  case modelCount(Int)
  case shape(layer: Int, [Int])
  case scale(layer: Int, Double)
  case layout(layer: Int, [Int], models: Int)
  case widths(Int, Int)
  case architecture(ArchitectureError)
  case perception(inputs: Int, channels: Int)
  case dataURL(layer: Int)
  case picture(layer: Int, reason: String)
  case pictureSize(layer: Int, found: [Int], expected: [Int])

  package var description: String {
    switch self {
    case .json(let reason): reason
    case .layerCount(let count): "it has \(count) layers where a texture model has 2"
    case .modelCount(let count): "it has \(count) models; 1 to \(TextureModelFile.modelLimit) are read"
    case .shape(let layer, let shape): "layers[\(layer)].shape is \(shape); it must be [inputs + 1, outputs]"
    case .scale(let layer, let scale): "layers[\(layer)].scale is \(scale); it must lie above 0 and below 1000000"
    case .layout(let layer, let layout, let models):
      "layers[\(layer)].layout is \(layout); it must be [columns, rows] with room for \(models) models"
    case .widths(let outputs, let inputs):
      "the first layer has \(outputs) outputs and the second \(inputs) inputs; they must be equal"
    case .architecture(let error): "\(error)"
    case .perception(let inputs, let channels):
      "the first layer has \(inputs) inputs; four filters of \(channels) channels make \(channels * 4)"
    case .dataURL(let layer): "layers[\(layer)].data is no data:image/png;base64 URL"
    case .picture(let layer, let reason): "layers[\(layer)].data: \(reason)"
    case .pictureSize(let layer, let found, let expected):
      "layers[\(layer)].data is a picture of \(found[0])x\(found[1]) pixels; shape and layout need \(expected[0])x\(expected[1])"
    }
  }
}
