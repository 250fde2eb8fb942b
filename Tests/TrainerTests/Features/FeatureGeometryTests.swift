import Testing
import Trainer

@Suite("Geometry and memory of feature layers")
struct FeatureGeometryTests {
  /// Linear, so that nothing hides what a cell depends on.
  static let stack: [DescribedLayer] = [
    .convolution(3, 4, kernel: 5), .averagePool(.init()), .convolution(4, 5, kernel: 1), .convolution(5, 4),
    .averagePool(.init(kernel: 3)), .convolution(4, 3),
  ]

  @Test("Strides and reaches of VGG16")
  func vgg() throws {
    let network = try FeatureNetwork.bundled()
    let expected = [
      0: (1, 0), 1: (1, 1), 3: (1, 2), 4: (2, 2), 6: (2, 4), 11: (4, 10), 18: (8, 26), 23: (16, 42), 25: (16, 58),
    ]
    for (layer, (stride, reach)) in expected {
      #expect(try network.geometry(ofLayers: [layer]) == FeatureGeometry(stride: stride, reach: reach))
      #expect(try network.stride(ofLayer: layer) == stride)
    }
    #expect(try [0, 1, 4, 6, 25].map { try network.channels(ofLayer: $0) } == [3, 64, 64, 128, 512])
    #expect(try network.geometry(ofLayers: [1, 25, 11]) == FeatureGeometry(stride: 16, reach: 58))
    #expect(try network.geometry(ofLayers: []) == FeatureGeometry(stride: 1, reach: 0))
    #expect(throws: FeatureNetworkError.self) { try network.geometry(ofLayers: [2]) }
    #expect(throws: FeatureNetworkError.self) { try network.stride(ofLayer: 2) }
  }

  @Test(
    "Layers that shift their cells have a stride, but no geometry",
    arguments: [
      .convolution(3, 2, stride: 2), .convolution(3, 2, padding: 0), .convolution(3, 2, kernel: 2),
      .convolution(3, 2, kernel: 4), .maxPool(.init(kernel: 3, stride: 2)), .averagePool(.init(kernel: 2, stride: 3)),
      .maxPool(.init(kernel: 2, stride: 1)),
    ] as [DescribedLayer])
  func shifted(layer: DescribedLayer) throws {
    let network = try SmallNetwork([.convolution(3, 3), .relu, layer, .convolution(layer.channels, 2)]).network()
    for index in [2, 3] {
      #expect(try network.geometry(ofLayers: [index]) == nil)
      #expect(try network.stride(ofLayer: index) == layer.strideForTest)
    }
    #expect(try network.geometry(ofLayers: [1]) == FeatureGeometry(stride: 1, reach: 1))
  }

  @Test("A pixel changes the cells within reach and no other; the farthest is at the reach")
  func reach() throws {
    let small = try SmallNetwork(Self.stack)
    let network = try small.network()
    let layers = Array(network.layerIndices.dropFirst())
    let pictures = randomPictures(height: 43, width: 50)
    let before = try small.evaluator(pictures, layers: layers)
    var farthest: [Int: Int] = [:]
    for (y, x) in [(20, 24), (21, 25), (22, 26), (23, 27), (24, 28), (25, 29), (0, 0), (35, 47)] {
      var changed = pictures
      changed[50 * y + x] += 1
      let after = try small.evaluator(changed, layers: layers)
      for layer in layers {
        let stride = try network.stride(ofLayer: layer)
        let (old, new) = try (before.features(ofLayer: layer), after.features(ofLayer: layer))
        for index in 0..<old.count where old[index] != new[index] {
          let cell = index / old.shape[3]
          let (row, column) = (cell / old.shape[2], cell % old.shape[2])
          farthest[layer] = max(
            farthest[layer] ?? 0, distance(from: y, to: row, stride), distance(from: x, to: column, stride))
        }
      }
    }
    for layer in layers { #expect(try farthest[layer] == network.geometry(ofLayers: [layer])?.reach) }
  }

  /// Pixels from a pixel to those that a cell stands for.
  func distance(from pixel: Int, to cell: Int, _ stride: Int) -> Int {
    max(0, cell * stride - pixel, pixel - (cell * stride + stride - 1))
  }

  @Test("VGG16's features beyond the reach of a pixel do not change but for rounding")
  func vggReach() throws {
    let network = try FeatureNetwork.bundled()
    let layers = [1, 6, 11]
    let pictures = randomPictures(height: 48, width: 48)
    var changed = pictures
    changed[48 * 21 + 22] = 2
    let features = try [pictures, changed].map { pictures in
      var evaluator = try FeatureEvaluator(network: network, layers: layers, samples: 1, height: 48, width: 48)
      evaluator.forward(pictures)
      return try layers.map { try evaluator.features(ofLayer: $0) }
    }
    for (position, layer) in layers.enumerated() {
      let geometry = try #require(try network.geometry(ofLayers: [layer]))
      let (old, new) = (features[0][position], features[1][position])
      var (inside, outside) = (Float(0), Float(0))
      for index in 0..<old.count {
        let cell = index / old.shape[3]
        let (row, column) = (cell / old.shape[2], cell % old.shape[2])
        let away = max(distance(from: 21, to: row, geometry.stride), distance(from: 22, to: column, geometry.stride))
        let difference = abs(old[index] - new[index])
        if away > geometry.reach { outside = max(outside, difference) } else { inside = max(inside, difference) }
      }
      #expect(inside > 0.1 && outside < 1e-4 * inside, "layer \(layer): \(inside) and \(outside)")
    }
  }

  @Test("A part of a picture has the whole's features beyond the reach of its border")
  func part() throws {
    let small = try SmallNetwork(Self.stack)
    let (layer, geometry) = (5, try #require(try small.network().geometry(ofLayers: [5])))
    let (height, width, top) = (66, 30, 3 * geometry.stride)
    let pictures = randomPictures(height: height, width: width)
    let rows = height - top
    let plane = height * width
    let values = (0..<3).flatMap { Array(pictures.values[$0 * plane + top * width..<($0 + 1) * plane]) }
    let whole = try small.evaluator(pictures, layers: [layer]).features(ofLayer: layer)
    let part = try small.evaluator(Tensor(shape: [1, 3, rows, width], values: values), layers: [layer])
      .features(ofLayer: layer)
    let line = whole.shape[2] * whole.shape[3]
    let own = (geometry.reach + geometry.stride - 1) / geometry.stride
    #expect(own * line < part.count)
    let offset = top / geometry.stride * line
    let differences = (0..<part.count).map { abs(part[$0] - whole[$0 + offset]) }
    #expect(differences[(own * line)...].allSatisfy { $0 < 1e-5 })
    #expect(differences[..<line].contains { $0 > 1e-3 })
  }

  @Test("Memory is known before it is taken", arguments: [1, 2, 5])
  func memory(samples: Int) throws {
    let parallel = Parallel(workers: 3)
    let small = try SmallNetwork(GeneralLayerTests.stacks[1]).network()
    for (network, layers) in try [(FeatureNetwork.bundled(), [1, 18]), (FeatureNetwork.bundled(), [0]), (small, [2])] {
      let expected = try FeatureEvaluator.memory(
        network: network, layers: layers, samples: samples, height: 40, width: 64, parallel: parallel)
      var evaluator = try FeatureEvaluator(
        network: network, layers: layers, samples: samples, height: 40, width: 64, parallel: parallel)
      evaluator.forward(randomPictures(samples, height: 40, width: 64))
      let gradients = try Dictionary(uniqueKeysWithValues: layers.map { ($0, try evaluator.features(ofLayer: $0)) })
      _ = evaluator.backward(gradients)
      #expect(abs(Double(expected) / Double(evaluator.heldBytes) - 1) < 0.2)
    }
  }
}

extension FeatureNetworkDescription.Layer {
  /// Channels of the output of a layer on three channels.
  fileprivate var channels: Int { if case .convolution(let convolution) = self { convolution.outChannels } else { 3 } }

  fileprivate var strideForTest: Int {
    switch self {
    case .convolution(let convolution): convolution.window.stride
    case .relu: 1
    case .maxPool(let pooling), .averagePool(let pooling): pooling.window.stride
    }
  }
}
