import Foundation
import Testing
import Trainer

@Suite("Feature weights from a file")
struct FeatureWeightsTests {
  /// A VGG16 file whose tensors are all zero, with one changed.
  func write(_ change: (inout Safetensors) -> Void) throws -> String {
    var file = Safetensors()
    let widths = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512]
    for (position, index) in [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24].enumerated() {
      let (inputs, outputs) = (widths[position], widths[position + 1])
      file.tensors["features.\(index).weight"] = Tensor(shape: [outputs, inputs, 3, 3])
      file.tensors["features.\(index).bias"] = Tensor(shape: [outputs])
    }
    change(&file)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).safetensors").path
    try file.encoded().write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test("Without metadata, ImageNet's normalisation applies; other tensors are ignored")
  func plain() throws {
    let path = try write { $0.tensors["classifier.0.bias"] = Tensor(shape: [3], repeating: .nan) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    let network = try FeatureNetwork.load(path: path)
    #expect(network.mean == [0.485, 0.456, 0.406])
    #expect(network.standardDeviation == [0.229, 0.224, 0.225])
    #expect(network.layerIndices == [0, 1, 3, 4, 6, 8, 9, 11, 13, 15, 16, 18, 20, 22, 23, 25])
  }

  @Test(
    "A wrong shape, a missing tensor, a NaN and a bad mean are named",
    arguments: ["shape", "missing", "NaN", "mean"])
  func refused(fault: String) throws {
    let path = try write { file in
      switch fault {
      case "shape": file.tensors["features.5.weight"] = Tensor(shape: [128, 64, 5, 5])
      case "missing": file.tensors["features.5.weight"] = nil
      case "NaN": file.tensors["features.5.weight"]![7] = .nan
      default: file.metadata["mean"] = "features.5.weight"
      }
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = #expect(throws: FeatureNetworkError.self) { try FeatureNetwork.load(path: path) }
    #expect(error?.description.contains("features.5.weight") == true)
  }

  @Test("Asking for a layer that does not exist, or of a picture too small for it, is an error")
  func layers() throws {
    let network = try FeatureNetwork.bundled()
    #expect(throws: FeatureNetworkError.self) {
      try FeatureEvaluator(network: network, layers: [2], samples: 1, height: 32, width: 32)
    }
    #expect(throws: FeatureNetworkError.self) {
      try FeatureEvaluator(network: network, layers: [25], samples: 1, height: 32, width: 15)
    }
    #expect(throws: Never.self) {
      try FeatureEvaluator(network: network, layers: [18], samples: 1, height: 8, width: 9)
    }
  }
}
