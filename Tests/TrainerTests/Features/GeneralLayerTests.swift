import Testing
import Trainer

@Suite("Feature layers of any shape against float64 and finite differences")
struct GeneralLayerTests {
  /// Stacks that between them hold every kind of layer, of odd and even windows, linear and rectified.
  static let stacks: [[DescribedLayer]] = [
    [
      .convolution(3, 5, kernel: 5), .relu, .averagePool(.init()), .convolution(5, 7, kernel: 1),
      .convolution(7, 6, stride: 2), .relu, .maxPool(.init(kernel: 3, stride: 2)),
    ],
    // As AlexNet begins: a large kernel with a stride that is no divisor of it, windows that overlap.
    [
      .convolution(3, 8, kernel: 11, stride: 4, padding: 2), .relu, .maxPool(.init(kernel: 3, stride: 2)),
      .convolution(8, 9, kernel: 2, padding: 1, bias: false), .relu,
    ],
    // Nothing rectified under the first poolings, which come before any convolution; a ReLU of its own, and two.
    [
      .averagePool(.init(kernel: 3, stride: 1)), .convolution(3, 4, kernel: 4, padding: 0),
      .maxPool(.init(kernel: 2, stride: 3)), .relu, .relu, .convolution(4, 3, kernel: 1, stride: 3),
    ],
    // A linear first layer, which cannot be named, and a stride that leaves pixels out.
    [.convolution(3, 6), .maxPool(.init()), .relu, .convolution(6, 2, kernel: 2, stride: 3, padding: 0)],
    // Kernels of their own between general layers: Winograd over linear features, pooling of both kinds.
    [
      .convolution(3, 32), .relu, .convolution(32, 32, kernel: 1), .convolution(32, 64), .relu, .maxPool(.init()),
      .convolution(64, 32), .relu, .averagePool(.init()),
    ],
    [.relu, .convolution(3, 16, kernel: 1), .relu, .maxPool(.init()), .averagePool(.init(kernel: 2, stride: 1))],
  ]

  let pictures = randomPictures(2, height: 21, width: 26)

  @Test("Every layer that can be named holds what its definition says", arguments: stacks.indices)
  func forward(stack: Int) throws {
    let small = try SmallNetwork(Self.stacks[stack], seed: UInt64(stack))
    let indices = try small.network().layerIndices
    let evaluator = try small.evaluator(pictures, layers: indices)
    let reference = small.reference(pictures, through: Self.stacks[stack].count - 1)
    for index in indices {
      let expected = try #require(reference[index == FeatureNetwork.pictureLayer ? -1 : index])
      let found = try evaluator.features(ofLayer: index)
      #expect(found.shape == expected.shape, "layer \(index)")
      #expect(expected.values.contains { abs($0) > 0.01 }, "layer \(index) shows nothing")
      expectEqual(found, expected.values, "layer \(index)")
    }
  }

  @Test("A convolution with its ReLU has the ReLU's index, another its own; the picture keeps 0")
  func indices() throws {
    let expected = [
      [0, 1, 2, 3, 5, 6], [0, 1, 2, 4], [0, 1, 2, 3, 4, 5], [0, 1, 2, 3], [0, 1, 2, 4, 5, 7, 8], [0, 2, 3, 4],
    ]
    for (stack, indices) in zip(Self.stacks, expected) {
      let small = try SmallNetwork(stack)
      #expect(try small.network().layerIndices == indices)
      let unknown = Set(0...9).subtracting(indices).sorted()
      for index in unknown {
        let error = #expect(throws: FeatureNetworkError.self) { try small.evaluator(pictures, layers: [index]) }
        let known = indices.map(String.init).joined(separator: ", ")
        #expect(error?.description == "the feature network has no layer \(index); it has \(known)")
      }
    }
  }

  @Test("The pictures' gradient is the slope of the float64 reference", arguments: stacks.indices)
  func gradient(stack: Int) throws {
    let small = try SmallNetwork(Self.stacks[stack], seed: UInt64(stack))
    let indices = try small.network().layerIndices
    // All layers at once, then the deepest alone.
    for layers in [indices, [indices.last!]] {
      try expectReferenceSlopes(of: small, layers: layers, pictures: pictures, probes: 24)
    }
  }

  @Test("Results do not depend on the number of threads", arguments: stacks.indices)
  func threads(stack: Int) throws {
    let small = try SmallNetwork(Self.stacks[stack])
    let layers = try small.network().layerIndices
    let results = try [1, 3].map { workers in
      var evaluator = try small.evaluator(pictures, layers: layers, workers: workers)
      let features = try Dictionary(uniqueKeysWithValues: layers.map { ($0, try evaluator.features(ofLayer: $0)) })
      return (features, evaluator.backward(features))
    }
    #expect(results[0].0 == results[1].0)
    #expect(results[0].1 == results[1].1)
    #expect(results[0].1.values.contains { $0 != 0 })
  }

  @Test("A batch's features are those of its pictures, and a second pass forgets the first")
  func batch() throws {
    let small = try SmallNetwork(Self.stacks[0])
    let half = pictures.count / 2
    let second = Tensor(shape: [1, 3, 21, 26], values: Array(pictures.values[half...]))
    var evaluator = try small.evaluator(pictures, layers: [6])
    let both = try evaluator.features(ofLayer: 6)
    let gradient = evaluator.backward([6: both])
    var alone = try small.evaluator(second, layers: [6])
    let single = try alone.features(ofLayer: 6)
    #expect(Array(both.values[single.count...]) == single.values)
    #expect(Array(gradient.values[half...]) == alone.backward([6: single]).values)
    evaluator.forward(pictures)
    #expect(try evaluator.features(ofLayer: 6) == both)
    #expect(evaluator.backward([6: both]) == gradient)
  }

  @Test("Blocks of cells fit together where patches are many and large")
  func blocks() throws {
    // 9 × 300 numbers a patch and 44 × 41 cells: several products, the last one shorter.
    let small = try SmallNetwork([.convolution(3, 300, kernel: 1), .relu, .convolution(300, 3), .convolution(3, 2)])
    let pictures = randomPictures(height: 44, width: 41)
    let evaluator = try small.evaluator(pictures, layers: [3])
    expectEqual(try evaluator.features(ofLayer: 3), small.reference(pictures, through: 3)[3]!.values, "layer 3")
    try expectReferenceSlopes(of: small, layers: [3], pictures: pictures, probes: 4)
  }

  @Test("A maximum's gradient goes to the first of equals, and overlapping windows add up")
  func ties() throws {
    // The maximum's output, seen through a convolution that changes nothing.
    let network = try FeatureNetwork(
      FeatureNetworkDescription(
        name: "ties", layers: [.maxPool(.init(kernel: 3, stride: 2)), .convolution(3, 3, kernel: 1, bias: false)],
        mean: [0, 0, 0], standardDeviation: [1, 1, 1]),
      weights: Safetensors(tensors: [
        "features.1.weight": Tensor(shape: [3, 3, 1, 1], values: [1, 0, 0, 0, 1, 0, 0, 0, 1])
      ]))
    let (height, width) = (9, 8)
    var generator = SplitMix64(seed: 3)
    let values = (0..<3 * height * width).map { _ in Float(Int.random(in: -1...1, using: &generator)) }
    var evaluator = try FeatureEvaluator(network: network, layers: [1], samples: 1, height: height, width: width)
    evaluator.forward(Tensor(shape: [1, 3, height, width], values: values))
    let (rows, columns) = (4, 3)
    let gradient = Tensor(shape: [1, rows, columns, 3], values: generator.uniform(rows * columns * 3, in: 1...2))
    var expected = [Float](repeating: 0, count: values.count)
    for index in 0..<gradient.count {
      let (channel, column, row) = (index % 3, index / 3 % columns, index / 3 / columns)
      let window = (0..<9).map { (channel * height + 2 * row + $0 / 3) * width + 2 * column + $0 % 3 }
      let largest = window.map { values[$0] }.max()!
      expected[window.first { values[$0] == largest }!] += gradient[index]
    }
    let found = evaluator.backward([1: gradient]).values
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("A picture is refused when it is too small for a layer, and the least size is right", arguments: stacks.indices)
  func tooSmall(stack: Int) throws {
    let small = try SmallNetwork(Self.stacks[stack])
    let deepest = try small.network().layerIndices.last!
    let error = #expect(throws: FeatureNetworkError.self) {
      try FeatureEvaluator(network: small.network(), layers: [deepest], samples: 1, height: 1, width: 40)
    }
    guard case .imageTooSmall(_, _, _, let minimum)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    func evaluate(side: Int) throws -> FeatureEvaluator {
      try small.evaluator(randomPictures(height: side, width: side), layers: [deepest])
    }
    #expect(try evaluate(side: minimum).features(ofLayer: deepest).count > 0)
    #expect(throws: FeatureNetworkError.self) { try evaluate(side: minimum - 1) }
  }
}

/// Compares the pictures' gradient of `Σ direction · features` with slopes of the float64 reference, pixel by pixel.
func expectReferenceSlopes(
  of small: SmallNetwork, layers: [Int], pictures: Tensor, probes: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var generator = SplitMix64(seed: 5)
  var evaluator = try small.evaluator(pictures, layers: layers)
  var directions: [Int: Tensor] = [:]
  for layer in layers {
    let features = try evaluator.features(ofLayer: layer)
    directions[layer] = Tensor(shape: features.shape, values: generator.uniform(features.count, in: -1...1))
  }
  let gradient = evaluator.backward(directions)
  let weights = directions.mapValues(\.values)
  let values = pictures.values.map(Double.init)
  func loss(pixel: Int, by step: Double) -> Double {
    var moved = values
    moved[pixel] += step
    let outputs = small.reference(moved, shape: pictures.shape, through: layers.max()!)
    return weights.reduce(0) { sum, entry in
      zip(outputs[entry.key == FeatureNetwork.pictureLayer ? -1 : entry.key]!.values, entry.value)
        .reduce(sum) { $0 + $1.0 * Double($1.1) }
    }
  }
  let step = 1e-6
  let scale = gradient.values.map(abs).max()!
  #expect(scale > 0, sourceLocation: sourceLocation)
  for _ in 0..<probes {
    let pixel = Int.random(in: 0..<gradient.count, using: &generator)
    let slope = (loss(pixel: pixel, by: step) - loss(pixel: pixel, by: -step)) / (2 * step)
    #expect(
      abs(slope - Double(gradient[pixel])) < 1e-4 * Double(scale), "pixel \(pixel): \(slope) and \(gradient[pixel])",
      sourceLocation: sourceLocation)
  }
}
