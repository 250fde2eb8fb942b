import Foundation
import Testing
import Trainer

@Suite("Descriptions of feature networks")
struct FeatureNetworkDescriptionTests {
  func decode(_ json: String) throws -> FeatureNetworkDescription {
    try JSONDecoder().decode(FeatureNetworkDescription.self, from: Data(json.utf8))
  }

  /// The message for a file with this JSON in it.
  func refusal(_ json: some DataProtocol) throws -> String {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("net.json")
    try Data(json).write(to: file)
    let error = #expect(throws: FeatureNetworkError.self) { try FeatureNetwork.load(path: file.path) }
    let message = try #require(error?.description)
    #expect(message.hasPrefix("\(file.path): not usable as a feature network: "))
    #expect(!message.contains("\n") && message.count < 600)
    return message
  }

  func refusal(layers: String) throws -> String { try refusal(Data("{\"name\": \"n\", \"layers\": \(layers)}".utf8)) }

  @Test("What is left out has torchvision's defaults")
  func defaults() throws {
    let network = try decode(
      """
      {"name": "small", "layers": [
        {"convolution": {"in": 3, "out": 8}}, "relu", "maxPool", "averagePool",
        {"convolution": {"in": 8, "out": 4, "kernel": 6, "stride": 2, "bias": false}},
        {"maxPool": {"kernel": 3}}, {"averagePool": {"kernel": 3, "stride": 2}}, {"maxPool": {"stride": 1}}]}
      """)
    #expect(network.name == "small" && network.prefix == "features." && network.weights == nil)
    #expect(network.mean == [0.485, 0.456, 0.406] && network.standardDeviation == [0.229, 0.224, 0.225])
    #expect(
      network.layers == [
        .convolution(.init(inChannels: 3, outChannels: 8, kernel: 3, stride: 1, padding: 1, hasBias: true)), .relu,
        .maxPool(.init(kernel: 2, stride: 2)), .averagePool(.init(kernel: 2, stride: 2)),
        .convolution(.init(inChannels: 8, outChannels: 4, kernel: 6, stride: 2, padding: 2, hasBias: false)),
        .maxPool(.init(kernel: 3, stride: 3)), .averagePool(.init(kernel: 3, stride: 2)),
        .maxPool(.init(kernel: 2, stride: 1)),
      ])
  }

  @Test("What is encoded is decoded", arguments: [FeatureNetworkDescription.vgg16, .vgg19])
  func roundTrip(network: FeatureNetworkDescription) throws {
    let odd = try FeatureNetworkDescription(
      name: "odd \"one\"", layers: GeneralLayerTests.stacks[1] + [.averagePool(.init(kernel: 3, stride: 1))],
      mean: [0, -1, 0.5], standardDeviation: [1, 2, 0.25], prefix: "", weights: "other.safetensors")
    for network in [network, odd] {
      #expect(try JSONDecoder().decode(FeatureNetworkDescription.self, from: JSONEncoder().encode(network)) == network)
    }
  }

  @Test("VGG16 and VGG19 have torchvision's layers, and pass the checks that others must pass")
  func vgg() throws {
    // (index, in, out) of torchvision 0.28's `vgg16().features` and `vgg19().features`.
    let convolutions = [
      [
        (0, 3, 64), (2, 64, 64), (5, 64, 128), (7, 128, 128), (10, 128, 256), (12, 256, 256), (14, 256, 256),
        (17, 256, 512), (19, 512, 512), (21, 512, 512), (24, 512, 512), (26, 512, 512), (28, 512, 512),
      ],
      [
        (0, 3, 64), (2, 64, 64), (5, 64, 128), (7, 128, 128), (10, 128, 256), (12, 256, 256), (14, 256, 256),
        (16, 256, 256), (19, 256, 512), (21, 512, 512), (23, 512, 512), (25, 512, 512), (28, 512, 512),
        (30, 512, 512), (32, 512, 512), (34, 512, 512),
      ],
    ]
    let pools = [[4, 9, 16, 23, 30], [4, 9, 18, 27, 36]]
    for (number, network) in [FeatureNetworkDescription.vgg16, .vgg19].enumerated() {
      var expected = [DescribedLayer](repeating: .relu, count: [31, 37][number])
      for (index, inputs, outputs) in convolutions[number] { expected[index] = .convolution(inputs, outputs) }
      for index in pools[number] { expected[index] = .maxPool(.init(kernel: 2, stride: 2)) }
      #expect(network.layers == expected)
      #expect(try FeatureNetworkDescription(name: network.name, layers: network.layers) == network)
    }
  }

  @Test(
    "A layer that makes no sense is named, with what is wrong",
    arguments: [
      ("[]", ["layers"]), ("3", ["layers"]), ("[\"relu\", \"tanh\"]", ["layers[1]", "\"tanh\"", "averagePool"]),
      ("[7]", ["layers[0]"]), ("[null]", ["layers[0]"]), ("[[]]", ["layers[0]"]), ("[{}]", ["layers[0]"]),
      ("[\"convolution\"]", ["layers[0]", "in and out"]), ("[{\"relu\": {}}]", ["layers[0]", "ReLU"]),
      ("[{\"maxPool\": {}, \"averagePool\": {}}]", ["layers[0]"]),
      ("[{\"dropout\": {}}]", ["layers[0]", "\"dropout\"", "convolution"]),
      ("[{\"convolution\": {\"out\": 8}}]", ["layers[0]", "in", "missing"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": \"8\"}}]", ["layers[0]", "out", "whole number"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 2.5}}]", ["layers[0]", "out"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 1e40}}]", ["layers[0]", "out"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"dilation\": 2}}]", ["layers[0]", "\"dilation\"", "padding"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"di\\nla\": 2}}]", ["layers[0]", "di\\nla"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 1000000000}}]", ["layers[0]", "1000000000", "4096"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 0}}]", ["layers[0]", "out is 0"]),
      ("[{\"convolution\": {\"in\": 9223372036854775807, \"out\": 9223372036854775807}}]", ["layers[0]", "in is"]),
      ("[{\"convolution\": {\"in\": 4, \"out\": 8}}]", ["layers[0]", "picture has 3"]),
      (
        "[{\"convolution\": {\"in\": 3, \"out\": 8}}, \"relu\", {\"convolution\": {\"in\": 16, \"out\": 8}}]",
        ["layers[2]", "in is 16", "has 8"]
      ),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"kernel\": 0}}]", ["layers[0]", "kernel is 0"]),
      (
        "[{\"convolution\": {\"in\": 3, \"out\": 8, \"kernel\": -9223372036854775808}}]",
        ["layers[0]", "kernel is -9"]
      ),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"kernel\": 32}}]", ["layers[0]", "kernel is 32", "31"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"stride\": -1}}]", ["layers[0]", "stride is -1"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"stride\": 9223372036854775807}}]", ["layers[0]", "stride is 9"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"padding\": -1}}]", ["layers[0]", "padding is -1"]),
      ("[{\"convolution\": {\"in\": 3, \"out\": 8, \"padding\": 2}}]", ["layers[0]", "padding is 2"]),
      ("[\"relu\", {\"maxPool\": {\"kernel\": -2}}]", ["layers[1]", "kernel is -2"]),
      ("[\"relu\", {\"maxPool\": {\"padding\": 1}}]", ["layers[1]", "\"padding\""]),
      ("[\"maxPool\", {\"maxPool\": {\"stride\": 0}}]", ["layers[1]", "stride is 0"]),
      (
        "[{\"maxPool\": {\"kernel\": 31}}, {\"maxPool\": {\"kernel\": 31}}, {\"maxPool\": {\"kernel\": 2}}]",
        ["layers[2]", "1922"]
      ),
      (
        "[{\"convolution\": {\"in\": 3, \"out\": 4096}}, {\"convolution\": {\"in\": 4096, \"out\": 4096}}]",
        ["layers[1]", "151105536 weights"]
      ),
    ])
  func refusedLayer(layers: String, words: [String]) throws {
    let message = try refusal(layers: layers)
    for word in words { #expect(message.contains(word), "\(message)") }
  }

  @Test(
    "A file that is no description is refused",
    arguments: [
      ("", "JSON"), ("{", "JSON"), ("[]", "no JSON object"), ("null", "no JSON object"), ("7", "no JSON object"),
      ("{\"layers\": [\"relu\"]}", "name"),
      ("{\"name\": \"n\"}", "layers"), ("{\"name\": 7, \"layers\": [\"relu\"]}", "name"),
      ("{\"name\": \"\", \"layers\": [\"relu\"]}", "name"), ("{\"name\": \"a\\nb\", \"layers\": [\"relu\"]}", "name"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"means\": [1, 2, 3]}", "\"means\""),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"mean\": [1, 2]}", "mean: must be three"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"std\": [1, 0, 1]}", "std: must be three"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"std\": [1, 1e60, 1]}", "std"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"weights\": \"../n.safetensors\"}", "weights: must be the name"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"weights\": \"/n.safetensors\"}", "weights: must be the name"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"weights\": \"..\"}", "weights: must be the name"),
      ("{\"name\": \"n\", \"layers\": [\"relu\"], \"prefix\": \"\\u0000\"}", "prefix"),
    ])
  func refused(json: String, word: String) throws {
    #expect(try refusal(Data(json.utf8)).contains(word))
  }

  @Test("The documentation's example is a description")
  func documented() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/feature-networks.md")
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```json\n")
    let example = try #require(parts.count == 2 ? parts[1].components(separatedBy: "```").first : nil)
    let network = try decode(example)
    #expect(network.name == "AlexNet" && network.layers.count == 13)
  }

  @Test("Too many layers are refused, however they come")
  func tooMany() throws {
    let many = "[" + repeatElement("\"relu\"", count: 1000).joined(separator: ",") + "]"
    #expect(try refusal(layers: many).contains("there are 1000; 256 are the most"))
    #expect(try refusal(Data(repeating: UInt8(ascii: "["), count: 2 << 20)).contains("bytes are too many"))
    _ = try refusal(Data(repeating: UInt8(ascii: "["), count: 1 << 19))
    let error = #expect(throws: FeatureNetworkError.self) {
      try FeatureNetworkDescription(name: "many", layers: .init(repeating: .relu, count: 1_000_000))
    }
    #expect(error?.description == "many: not usable as a feature network: layers: there are 1000000; 256 are the most")
  }
}
