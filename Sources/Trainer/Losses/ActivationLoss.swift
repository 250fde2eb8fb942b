/// What excites one channel of a layer: minus `weight · mean(F[channel])`, to be minimised.
///
/// Source: Erhan et al., "Visualizing Higher-Layer Features of a Deep Network", 2009; Olah et al., "Feature
/// Visualization", Distill 2017.
public struct ActivationLoss: FeatureLoss {
  /// The layer by torchvision's index.
  public let layer: Int
  /// The channel in it, from 0.
  public let channel: Int
  private let weight: Float
  private var sum = 0.0
  private var count = 1
  private var kept = FeatureGradients()

  public var layerIndices: [Int] { [layer] }

  /// The channel's mean activation in the last evaluation.
  public var meanActivation: Float { Float(sum / Double(count)) }

  /// - Parameter channel: one that the layer has.
  public init(layer: Int, channel: Int, weight: Float = 1) {
    precondition(channel >= 0)
    (self.layer, self.channel, self.weight) = (layer, channel, weight)
  }

  public mutating func begin(using generator: inout SplitMix64) { sum = 0 }

  public mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    let slice = try evaluator.slice(ofLayer: layer, band)
    count = slice.samples * slice.wholePixels
    slice.features.withPointer { features in
      slice.forEachNumber(ofChannel: channel) { sum += Double(features[$0]) }
    }
  }

  public mutating func finish() -> Float { -weight * meanActivation }

  public mutating func gradients(
    _ evaluator: FeatureEvaluator, _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [Int: Tensor] {
    let slice = try evaluator.slice(ofLayer: layer, band)
    let slope = -weight / Float(count)
    return kept.fill([(layer, slice)]) { results in
      // The other channels have never been written: they are zero.
      slice.forEachNumber(ofChannel: channel) { results[0].base[$0] = slope }
    }
  }
}

extension FeatureSlice {
  /// Calls `body` with the place of each number of a channel that counts.
  fileprivate func forEachNumber(ofChannel channel: Int, _ body: (Int) -> Void) {
    precondition(channel < channels)
    for sample in 0..<samples {
      for pixel in pixels { body((sample * heldPixels + pixel) * channels + channel) }
    }
  }
}
