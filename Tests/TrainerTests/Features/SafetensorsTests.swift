import Foundation
import Testing
import Trainer

@Suite("Safetensors")
struct SafetensorsTests {
  /// A file of a header and bytes.
  func file(_ header: String, _ body: [UInt8] = []) -> Data {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8) + Data(body)
  }

  @Test("What is written is read back")
  func roundTrip() throws {
    let tensors = [
      "a": Tensor(shape: [2, 3], values: [1, -2, .infinity, 0, .leastNonzeroMagnitude, 3]),
      "empty": Tensor(shape: [0, 4]),
      "scalar \"quoted\"": Tensor(shape: [], values: [7]),
    ]
    let data = try Safetensors(tensors: tensors, metadata: ["note": "x\n"]).encoded()
    let read = try Safetensors(data: data)
    #expect(read.tensors == tensors)
    #expect(read.metadata == ["note": "x\n"])
  }

  @Test("Half floats are widened exactly")
  func halfFloats() throws {
    let cases: [(UInt16, Float)] = [
      (0x0000, 0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x3FFp-24), (0x0400, 0x1p-14), (0x3C00, 1),
      (0xC000, -2), (0x3555, 0.33325195), (0x7BFF, 65504), (0x7C00, .infinity), (0xFC00, -.infinity),
    ]
    let body = cases.flatMap { [UInt8($0.0 & 255), UInt8($0.0 >> 8)] }
    let data = file(
      "{\"h\": {\"dtype\": \"F16\", \"shape\": [\(cases.count)], \"data_offsets\": [0, \(body.count)]}}", body)
    #expect(try Safetensors(data: data).tensors["h"]?.values == cases.map(\.1))
  }

  @Test("Tensors that nobody wants may have any type")
  func unwanted() throws {
    let data = file(
      "{\"n\": {\"dtype\": \"I64\", \"shape\": [1], \"data_offsets\": [0, 8]}}", [UInt8](repeating: 0, count: 8))
    #expect(try Safetensors(data: data) { _ in false }.tensors.isEmpty)
    #expect(throws: (any Error).self) { try Safetensors(data: data) }
  }

  @Test(
    "A header that lies is refused",
    arguments: [
      "", "{", "[]", "{\"a\": 1}", "{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 4]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [8, 12]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 0]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [-4, 0]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [4611686018427387904, 4], \"data_offsets\": [0, 4]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0]}}",
      "{\"a\": {\"dtype\": \"Q8\", \"shape\": [1], \"data_offsets\": [0, 4]}}",
    ])
  func refused(header: String) {
    #expect(throws: (any Error).self) { try Safetensors(data: file(header, [0, 0, 128, 63])) }
  }

  @Test("A file that is cut off anywhere is refused")
  func truncated() throws {
    let data = try Safetensors(tensors: ["a": Tensor(shape: [4], repeating: 1)]).encoded()
    for length in 0..<data.count {
      #expect(throws: (any Error).self) { try Safetensors(data: data.prefix(length)) }
    }
  }

  @Test("A header length beyond the limit is refused before memory is taken")
  func hugeHeader() {
    let data = Data(repeating: 0xFF, count: 64)
    #expect(throws: (any Error).self) { try Safetensors(data: data) }
  }
}

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
    let network = try FeatureNetwork.vgg16(path: path)
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
    let error = #expect(throws: FeatureNetworkError.self) { try FeatureNetwork.vgg16(path: path) }
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
