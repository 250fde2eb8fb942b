import Foundation
import Testing
import Trainer

@Suite("VGG16 with average pooling")
struct AveragePoolingVGGTests {
  let small: SmallNetwork

  /// The bundled weights under a description whose poolings are means, as Gatys et al. recommend.
  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/Trainer/Resources/vgg16-features-f16.safetensors")
    let layers = FeatureNetworkDescription.vgg16.layers[...25].map { layer in
      if case .maxPool(let pooling) = layer { DescribedLayer.averagePool(pooling) } else { layer }
    }
    let weights = try Safetensors(path: file.path)
    func triple(_ key: String) throws -> [Float] {
      try JSONDecoder().decode([Float].self, from: Data(#require(weights.metadata[key]).utf8))
    }
    small = try SmallNetwork(
      FeatureNetworkDescription(
        name: "VGG16 with means", layers: layers, mean: triple("mean"), standardDeviation: triple("std")),
      weights: weights)
  }

  @Test("Its convolutions are Winograd's, its features those of the definition")
  func forward() throws {
    let network = try small.network()
    let winograd = network.layers.count { if case .convolution = $0.operation { true } else { false } }
    #expect(winograd == 10)
    if case .image = network.layers[0].operation {} else { Issue.record("\(network.layers[0].operation)") }
    let pictures = randomPictures(height: 16, width: 18)
    let evaluator = try small.evaluator(pictures, layers: [25])
    let reference = small.reference(pictures, through: 25)
    for layer in network.layerIndices.dropFirst() {
      let expected = try #require(reference[layer]).values
      expectEqual(try evaluator.features(ofLayer: layer), expected, "layer \(layer)", within: 1e-4)
    }
    // A maximum is another network.
    var other = try FeatureEvaluator(network: .bundled(), layers: [4], samples: 1, height: 16, width: 18)
    other.forward(pictures)
    #expect(try other.features(ofLayer: 3) == evaluator.features(ofLayer: 3))
    #expect(try other.features(ofLayer: 4) != evaluator.features(ofLayer: 4))
  }

  @Test("Its gradient is the slope of the float64 reference")
  func gradient() throws {
    let pictures = randomPictures(height: 9, width: 8)
    try expectReferenceSlopes(of: small, layers: [1, 4, 8, 11], pictures: pictures, probes: 6)
  }
}
