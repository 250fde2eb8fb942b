import Foundation
import Testing
import Trainer

@Suite("Loading feature networks")
struct FeatureNetworkLoadingTests {
  let small: SmallNetwork
  let json: Data

  init() throws {
    small = try SmallNetwork(GeneralLayerTests.stacks[0])
    json = try JSONEncoder().encode(small.description)
  }

  /// Runs `body` in a folder with these files.
  func withFolder<Result>(_ files: [String: Data], _ body: (URL) throws -> Result) throws -> Result {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
    return try body(folder)
  }

  /// The message for a path in a folder with these files.
  func refusal(_ files: [String: Data], path: String) throws -> String {
    try withFolder(files) { folder in
      let path = folder.appendingPathComponent(path).path
      let error = #expect(throws: FeatureNetworkError.self) { try FeatureNetwork.load(path: path) }
      return String(try #require(error?.description).replacing(folder.path + "/", with: ""))
    }
  }

  @Test("Weights and description find each other by name", arguments: ["net.safetensors", "net.json"])
  func beside(path: String) throws {
    let network = try withFolder(["net.json": json, "net.safetensors": small.weights.encoded()]) {
      try FeatureNetwork.load(path: $0.appendingPathComponent(path).path)
    }
    #expect(network.name == "small" && network.mean == [0.4, 0.5, 0.6])
    #expect(network.layerIndices == [0, 1, 2, 3, 5, 6])
    let pictures = randomPictures(height: 20, width: 18)
    var evaluator = try FeatureEvaluator(network: network, layers: [6], samples: 1, height: 20, width: 18)
    evaluator.forward(pictures)
    #expect(try evaluator.features(ofLayer: 6) == small.evaluator(pictures, layers: [6]).features(ofLayer: 6))
  }

  @Test("A description may name its weights, and the weights' own mean and std win")
  func named() throws {
    let description = try FeatureNetworkDescription(
      name: "named", layers: small.description.layers, prefix: "model.", weights: "numbers.safetensors")
    var weights = Safetensors(metadata: ["mean": "[0.1, 0.2, 0.3]", "std": "[1, 2, 3]"])
    for (name, tensor) in small.weights.tensors {
      weights.tensors[name.replacing("features.", with: "model.")] = tensor
    }
    weights.tensors["classifier.weight"] = Tensor(shape: [1], values: [.nan])
    let files = try ["net.json": JSONEncoder().encode(description), "numbers.safetensors": weights.encoded()]
    let network = try withFolder(files) { try FeatureNetwork.load(path: $0.appendingPathComponent("net.json").path) }
    #expect(network.mean == [0.1, 0.2, 0.3] && network.standardDeviation == [1, 2, 3])
    var others = files
    others["net.safetensors"] = try small.weights.encoded()
    #expect(try refusal(others, path: "net.safetensors").contains("another file than net.safetensors"))
  }

  @Test("Weights that do not fit their description are refused by name, without a crash")
  func faulty() throws {
    func refusal(_ change: (inout Safetensors) -> Void) throws -> String {
      var weights = small.weights
      change(&weights)
      return try self.refusal(["net.json": json, "net.safetensors": weights.encoded()], path: "net.json")
    }
    let prefix = "net.safetensors: not usable as feature weights: "
    #expect(
      try refusal { $0.tensors["features.4.weight"] = nil } == prefix + "it lacks the tensor features.4.weight")
    #expect(try refusal { $0.tensors["features.4.bias"] = nil } == prefix + "it lacks the tensor features.4.bias")
    #expect(
      try refusal { $0.tensors["features.3.weight"] = Tensor(shape: [7, 5, 3, 3]) }
        == prefix + "features.3.weight has shape [7, 5, 3, 3] where small has [7, 5, 1, 1]")
    #expect(
      try refusal { $0.tensors["features.3.bias"]![2] = .infinity }
        == prefix + "features.3.bias holds a number that is not finite")
    #expect(
      try refusal { $0.metadata["std"] = "[1, 1, -1]" } == prefix + "metadata std is not three numbers: [1, 1, -1]")
    #expect(try self.refusal(["net.json": json], path: "net.json").hasPrefix(prefix))
    #expect(try self.refusal([:], path: "net.json").contains("no such file"))
    let whole = try small.weights.encoded()
    for length in [0, 7, 8, 100, whole.count / 2, whole.count - 1] {
      let message = try self.refusal(["net.json": json, "net.safetensors": whole.prefix(length)], path: "net.json")
      #expect(message.hasPrefix(prefix), "\(length) bytes")
    }
  }

  /// Shapes of the tensors of a VGG whose convolutions are these, given as (index, in, out).
  func shapes(of network: FeatureNetworkDescription, upTo last: Int = .max) -> [String: [Int]] {
    var shapes = ["classifier.0.weight": [4096, 25088]]
    for (index, layer) in network.layers.enumerated() where index <= last {
      guard case .convolution(let convolution) = layer else { continue }
      shapes["features.\(index).weight"] = [convolution.outChannels, convolution.inChannels, 3, 3]
      shapes["features.\(index).bias"] = [convolution.outChannels]
    }
    return shapes
  }

  @Test("VGG16 and VGG19 are told apart by their tensors, and may end early")
  func recognition() {
    func recognised(_ network: FeatureNetworkDescription, upTo last: Int = .max) -> FeatureNetworkDescription {
      .recognised(from: shapes(of: network, upTo: last))
    }
    #expect(recognised(.vgg16) == .vgg16)
    #expect(recognised(.vgg19) == .vgg19)
    #expect(recognised(.vgg16, upTo: 24).layers == Array(FeatureNetworkDescription.vgg16.layers[...25]))
    #expect(recognised(.vgg16, upTo: 21).layers == Array(FeatureNetworkDescription.vgg16.layers[...23]))
    #expect(recognised(.vgg19, upTo: 16).layers == Array(FeatureNetworkDescription.vgg19.layers[...18]))
    #expect(recognised(.vgg19, upTo: 16).name == "VGG19")
    // Up to here the two are the same, but for where the pooling behind is.
    #expect(recognised(.vgg19, upTo: 14).name == "VGG16")
    // A hole in the middle is an error later on, no end.
    var holed = shapes(of: .vgg19)
    holed["features.16.weight"] = nil
    #expect(FeatureNetworkDescription.recognised(from: holed) == .vgg19)
    #expect(FeatureNetworkDescription.recognised(from: [:]) == .vgg16)
  }

  /// A file of torchvision's names with zeros for numbers, which takes no room on a disk.
  func writeZeros(_ shapes: [String: [Int]], to file: URL) throws {
    var (entries, offset) = ([String](), 0)
    for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      let bytes = shape.reduce(2, *)
      let offsets = [offset, offset + bytes]
      entries.append("\"\(name)\": {\"dtype\": \"F16\", \"shape\": \(shape), \"data_offsets\": \(offsets)}")
      offset += bytes
    }
    let header = "{" + entries.joined(separator: ", ") + "}"
    try (withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8)).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(8 + header.utf8.count + offset))
    try handle.close()
  }

  @Test("torchvision's VGG19 loads, its classifier left alone")
  func vgg19() throws {
    try withFolder([:]) { folder in
      let file = folder.appendingPathComponent("vgg19.safetensors")
      try writeZeros(shapes(of: .vgg19), to: file)
      let network = try FeatureNetwork.load(path: file.path)
      #expect(network.name == "VGG19" && network.layers.count == 21)
      #expect(
        network.layerIndices == [0, 1, 3, 4, 6, 8, 9, 11, 13, 15, 17, 18, 20, 22, 24, 26, 27, 29, 31, 33, 35, 36])
      #expect(try network.geometry(ofLayers: [29]) == FeatureGeometry(stride: 16, reach: 70))
    }
  }

  @Test("A file of another network is refused before its numbers are read")
  func foreign() throws {
    try withFolder([:]) { folder in
      let file = folder.appendingPathComponent("huge.safetensors")
      // 3.6 GB of zeros: reading them would take seconds and twice the memory.
      try writeZeros(["features.0.weight": [60000, 30000]], to: file)
      let clock = ContinuousClock()
      let time = clock.measure {
        let error = #expect(throws: FeatureNetworkError.self) { try FeatureNetwork.load(path: file.path) }
        #expect(error?.description.contains("features.0.weight has shape [60000, 30000]") == true)
      }
      #expect(time < .seconds(1))
    }
  }
}
