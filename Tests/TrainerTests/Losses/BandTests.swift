import Testing
import Trainer

@Suite("Large pictures in bands")
struct BandTests {
  static let network = Result { try FeatureNetwork.bundled() }
  static let (width, height) = (18, 421)
  static let layers = [0, 1, 6, 11, 18, 25]

  func picture(seed: UInt64, height: Int = height) -> Tensor {
    var generator = SplitMix64(seed: seed)
    return Tensor(
      shape: [1, 3, height, Self.width], values: generator.uniform(3 * height * Self.width, in: 0...1))
  }

  func features(memory: Int, height: Int = height) throws -> BandedFeatures {
    try BandedFeatures(
      network: Self.network.get(), layers: Self.layers, width: Self.width, height: height, memory: memory,
      parallel: Parallel())
  }

  /// Memory for windows of about half of the rows.
  func halfMemory() throws -> Int {
    try FeatureEvaluator.memory(
      network: Self.network.get(), layers: Self.layers, samples: 1, height: Self.height, width: Self.width) / 2
  }

  @Test("Cores make up the picture, windows reach beyond them and share their size", arguments: [64, 421, 1000, 1037])
  func covering(height: Int) {
    for rows in [16, 100, 200, 300, 500, 2000] {
      let bands = FeatureBand.covering(height: height, stride: 16, reach: 70, windowRows: rows)
      #expect(bands.flatMap(\.core) == Array(0..<height))
      #expect(Set(bands.map(\.window.count)).count == 1)
      for band in bands {
        #expect(band.window.lowerBound >= 0 && band.window.upperBound <= height)
        #expect(band.window.lowerBound <= max(0, band.core.lowerBound - 70))
        #expect(band.window.upperBound >= min(height, band.core.upperBound + 70))
        #expect(band.window.lowerBound % 16 == 0 && band.core.lowerBound % 16 == 0)
        #expect(band.window.count % 16 == height % 16)
      }
      #expect(bands[0].window.count <= max(rows, 16 + 2 * 80 + 15 + 16) || bands.count == 1)
    }
  }

  @Test("Losses and gradients in bands are those of the whole picture")
  func equality() throws {
    let (content, style) = (picture(seed: 1), picture(seed: 2, height: 160))
    func evaluate(memory: Int) throws -> (values: [Float], gradient: Tensor, bands: Int) {
      var features = try features(memory: memory)
      var contentLoss = ContentLoss(layers: [6, 25].map { WeightedLayer($0) })
      try features.forEachBand(of: content) { evaluator, band throws(FeatureNetworkError) in
        try contentLoss.take(evaluator, band)
      }
      let layers = Self.layers.map { WeightedLayer($0) }
      var losses: [any FeatureLoss] = [contentLoss, ActivationLoss(layer: 18, channel: 305)]
      for kind in StyleLossKind.allCases {
        var styleFeatures = try self.features(memory: memory, height: 160)
        var target = StyleTarget(kind, layers: layers, parallel: Parallel())
        try styleFeatures.forEachBand(of: style) { evaluator, band throws(FeatureNetworkError) in
          try target.observe(evaluator, band)
        }
        losses.append(StyleTarget.loss(towards: [(target, 1)], layers: layers, parallel: Parallel()))
      }
      var generator = SplitMix64(seed: 5)
      let (values, gradient) = try features.valueWithGradient(
        of: picture(seed: 3), losses: &losses, using: &generator)
      return (values, gradient, features.bands.count)
    }
    let whole = try evaluate(memory: .max)
    let cut = try evaluate(memory: halfMemory())
    #expect(whole.bands == 1 && cut.bands > 2)
    for (a, b) in zip(whole.values, cut.values) { #expect(abs(a - b) < 1e-4 * abs(a), "\(a) and \(b)") }
    #expect(relativeError(cut.gradient, whole.gradient) < 1e-4)
  }

  @Test("Several styles are one whose statistics are their mean")
  func mixing() throws {
    let layers = [1, 6].map { WeightedLayer($0) }
    func target(_ seed: UInt64, _ kind: StyleLossKind) throws -> StyleTarget {
      var features = try features(memory: .max, height: 40)
      var target = StyleTarget(kind, layers: layers, parallel: Parallel())
      try features.forEachBand(of: picture(seed: seed, height: 40)) { evaluator, band throws(FeatureNetworkError) in
        try target.observe(evaluator, band)
      }
      return target
    }
    func gradient(_ loss: any StyleLoss) throws -> Tensor {
      var (features, losses) = (try features(memory: .max, height: 40), [loss as any FeatureLoss])
      var generator = SplitMix64(seed: 5)
      return try features.valueWithGradient(
        of: picture(seed: 9, height: 40), losses: &losses, using: &generator).gradient
    }
    for kind in StyleLossKind.allCases {
      let targets = [(target: try target(1, kind), share: Float(0.25)), (target: try target(2, kind), share: 0.75)]
      let mixed = try gradient(StyleTarget.loss(towards: targets, layers: layers, parallel: Parallel()))
      let apart = try targets.map { (target, share) in
        try (gradient(StyleTarget.loss(towards: [(target, 1)], layers: layers, parallel: Parallel())), share)
      }
      let sum = Tensor(
        shape: mixed.shape,
        values: mixed.values.indices.map { i in apart.reduce(0) { $0 + $1.1 * $1.0[i] } })
      #expect(relativeError(mixed, sum) < 1e-4, "\(kind)")
    }
  }

  @Test("Large layers keep some cells of every part, small ones all")
  func sample() throws {
    var features = try BandedFeatures(
      network: Self.network.get(), layers: [0], width: 512, height: 300, memory: .max, parallel: Parallel())
    // Each pixel says where it is.
    let count = 512 * 300
    let ramp = (0..<count).map { Float($0) / Float(count) }
    var sample = FeatureSample(layers: [0])
    try features.forEachBand(of: Tensor(shape: [1, 3, 300, 512], values: ramp + ramp + ramp)) {
      evaluator, band throws(FeatureNetworkError) in try sample.observe(evaluator, band)
    }
    let cells = sample.features[0]
    #expect(cells.shape == [FeatureSample.limit, 3])
    let reds = (0..<FeatureSample.limit).map { cells[3 * $0] }
    #expect(zip(reds, reds.dropFirst()).allSatisfy { $0 < $1 })
    let network = try Self.network.get()
    let places = reds.map { ($0 * network.standardDeviation[0] + network.mean[0]) * Float(FeatureSample.limit) }
    #expect(places.enumerated().allSatisfy { abs($1 - Float($0) - 0.5) < 1 })
  }
}
