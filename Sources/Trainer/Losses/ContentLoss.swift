/// Content as the features themselves: mean squared difference, summed over layers, mean over samples.
///
/// `Σ weight · mean((F − F_target)²)`. Source: Gatys et al., CVPR 2016, eq. 1, with a mean in place of half the sum.
public struct ContentLoss: FeatureLoss {
  public private(set) var layers: [WeightedLayer]
  private var targets: [Tensor] = []  // features of one picture, [rows, width, channels] of the whole layer
  private var sums: [Double] = []
  private var samples = 1
  private var kept = FeatureGradients()

  public var layerIndices: [Int] { layers.map(\.index) }

  /// Takes the content of the first picture that `target` has been run forward on.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` for a layer that was not evaluated.
  public init(
    target: FeatureEvaluator, layers: [WeightedLayer] = FeatureNetwork.contentLayers.map { WeightedLayer($0) }
  ) throws(FeatureNetworkError) {
    self.init(layers: layers)
    try take(target, FeatureBand(wholeHeight: target.height))
  }

  /// A loss whose target is still to be taken in by ``take(_:_:)``.
  package init(layers: [WeightedLayer]) { self.layers = layers }

  /// Takes in a band of the target; all bands make up the whole.
  package mutating func take(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    let slices = try evaluator.slices(ofLayers: layerIndices, band).map(\.slice)
    if targets.isEmpty { targets = slices.map { Tensor(shape: [$0.wholeRows, $0.width, $0.channels]) } }
    for (layer, slice) in slices.enumerated() {
      slice.features.withPointer { source in
        targets[layer].withMutablePointer { sink in
          (sink + slice.firstPixel * slice.channels).update(
            from: source + slice.pixels.lowerBound * slice.channels, count: slice.pixels.count * slice.channels)
        }
      }
    }
  }

  /// Mean squares of the target's features by layer: how large the loss of no features at all is.
  var power: [Float] { targets.map(\.meanSquare) }

  /// Multiplies every layer's factor.
  mutating func scale(by factor: Float) {
    layers = layers.map { WeightedLayer($0.index, weight: $0.weight * factor) }
  }

  public mutating func begin(using generator: inout SplitMix64) { sums = layers.map { _ in 0 } }

  public mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    samples = evaluator.samples
    for (layer, (_, slice)) in try evaluator.slices(ofLayers: layerIndices, band).enumerated() {
      var sum = 0.0
      slice.forEachDifference(from: targets[layer]) { sum += Double($1 * $1) }
      sums[layer] += sum
    }
  }

  public mutating func finish() -> Float {
    Float(zip(layers.indices, sums).reduce(0) { $0 + Double(layers[$1.0].weight) * $1.1 / Double(count($1.0)) })
  }

  public mutating func gradients(
    _ evaluator: FeatureEvaluator, _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [Int: Tensor] {
    let slices = try evaluator.slices(ofLayers: layerIndices, band)
    let (targets, scales) = (targets, layers.indices.map { 2 * layers[$0].weight / Float(count($0)) })
    return kept.fill(slices) { results in
      for (layer, (_, slice)) in slices.enumerated() {
        slice.forEachDifference(from: targets[layer]) { results[layer].base[$0] = scales[layer] * $1 }
      }
    }
  }

  /// Numbers that a layer's mean is taken over.
  private func count(_ layer: Int) -> Int { samples * targets[layer].count }
}

extension FeatureSlice {
  /// Calls `body` with the place of each number that counts and how far it is from a target
  /// `[rows, width, channels]`.
  @inline(__always)
  fileprivate func forEachDifference(from target: Tensor, _ body: (Int, Float) -> Void) {
    let numbers = pixels.count * channels
    features.withPointer { features in
      target.withPointer { target in
        let wanted = target + firstPixel * channels
        for sample in 0..<samples {
          let start = (sample * heldPixels + pixels.lowerBound) * channels
          for i in 0..<numbers { body(start + i, features[start + i] - wanted[i]) }
        }
      }
    }
  }
}
