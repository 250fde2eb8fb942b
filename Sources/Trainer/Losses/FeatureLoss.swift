/// A loss on the features of a batch of pictures, which may come in bands of their rows.
///
/// An evaluation calls ``begin(using:)``, then ``observe(_:_:)`` for each band, ``finish()``, and last
/// ``gradients(_:_:)`` for each band again. Where memory allows there is one band, which is all rows.
public protocol FeatureLoss: Sendable {
  /// The layers that it looks at.
  var layerIndices: [Int] { get }
  /// Begins an evaluation: forgets the last one, draws what chance decides.
  mutating func begin(using generator: inout SplitMix64)
  /// Takes in the features that an evaluator holds of a band.
  mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError)
  /// The loss, mean over the samples, of all that has been observed.
  mutating func finish() -> Float
  /// Gradients by layer index, each of the shape of the features that the evaluator holds of the band.
  ///
  /// Rows that the band does not count have a gradient of zero.
  mutating func gradients(
    _ evaluator: FeatureEvaluator, _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [Int: Tensor]
}

/// A loss and its gradients with respect to features.
public struct FeatureLossEvaluation: Sendable {
  public let loss: Float
  /// By layer index, each of the shape of that layer's features.
  public let gradients: [Int: Tensor]
}

extension FeatureLoss {
  /// The loss of the whole pictures that `evaluator` was last run forward on, with its gradients.
  ///
  /// - Parameter generator: for losses that draw what they compare.
  public mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator, using generator: inout SplitMix64
  ) throws(FeatureNetworkError) -> FeatureLossEvaluation {
    begin(using: &generator)
    return try evaluateWhole(evaluator)
  }

  /// What follows ``begin(using:)`` when one band is all there is.
  mutating func evaluateWhole(_ evaluator: FeatureEvaluator) throws(FeatureNetworkError) -> FeatureLossEvaluation {
    let band = FeatureBand(wholeHeight: evaluator.height)
    try observe(evaluator, band)
    let loss = finish()
    return FeatureLossEvaluation(loss: loss, gradients: try gradients(evaluator, band))
  }
}

/// Gradients with respect to layers' features, in memory that is kept from evaluation to evaluation.
struct FeatureGradients: Sendable {
  private var tensors: [Int: Tensor] = [:]

  /// Lends the memory of each slice's gradient, of the shape of its features; rows that do not count are zero.
  mutating func fill(
    _ slices: [(index: Int, slice: FeatureSlice)], _ body: ([SharedPointer<Float>]) -> Void
  ) -> [Int: Tensor] {
    var pointers: [SharedPointer<Float>] = []
    for (index, slice) in slices {
      // Taken out of the dictionary, so that no second reference makes it a copy.
      var tensor = tensors.removeValue(forKey: index) ?? Tensor(shape: [0])
      if tensor.shape != slice.features.shape { tensor = Tensor(shape: slice.features.shape) }
      tensor.withMutablePointer { pointer in
        slice.forEachUncountedRange { (pointer + $0.lowerBound).update(repeating: 0, count: $0.count) }
        pointers.append(SharedPointer(pointer))
      }
      tensors[index] = tensor
    }
    body(pointers)
    return tensors
  }
}

extension FeatureSlice {
  /// The floats of each sample that do not count.
  fileprivate func forEachUncountedRange(_ body: (Range<Int>) -> Void) {
    for sample in 0..<samples {
      let start = sample * heldPixels * channels
      body(start..<start + pixels.lowerBound * channels)
      body(start + pixels.upperBound * channels..<start + heldPixels * channels)
    }
  }

  /// Cells that one job works on: enough to be worth a job, few enough to keep every worker busy.
  static var partPixels: Int { 16384 }

  /// The counted cells of a sample in parts of ``partPixels``; how they are cut depends on their number alone.
  var parts: [Range<Int>] {
    stride(from: pixels.lowerBound, to: pixels.upperBound, by: Self.partPixels).map {
      $0..<min(pixels.upperBound, $0 + Self.partPixels)
    }
  }
}

extension FeatureEvaluator {
  /// What a band counts of some layers.
  func slices(
    ofLayers indices: [Int], _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [(index: Int, slice: FeatureSlice)] {
    try indices.map { index throws(FeatureNetworkError) in (index, try slice(ofLayer: index, band)) }
  }
}

/// Some cells of a sample in one layer: what one worker does at a time.
struct PartJob: Sendable {
  /// Place of the layer among those of the loss.
  let layer: Int
  let sample: Int
  let part: Range<Int>

  /// All counted cells of all samples and layers, layer by layer.
  static func all(of slices: [FeatureSlice]) -> [PartJob] {
    slices.enumerated().flatMap { layer, slice in
      (0..<slice.samples).flatMap { sample in
        slice.parts.map { PartJob(layer: layer, sample: sample, part: $0) }
      }
    }
  }
}

extension Tensor {
  /// Mean of the elements' squares.
  var meanSquare: Float {
    withPointer { pointer in
      Float((0..<count).reduce(0.0) { $0 + Double(pointer[$1] * pointer[$1]) } / Double(max(1, count)))
    }
  }
}
