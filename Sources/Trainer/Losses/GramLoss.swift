import CKernels

/// Style as the correlations of features: mean squared difference of Gram matrices, summed over layers.
///
/// For each sample and layer with features `F [pixels, channels]`: `G = Fᵀ F / pixels`, and the loss is
/// `Σ weight · mean((G − G_target)²)`, then the mean over samples. Several targets are mixed: the loss is that of
/// their mean Gram matrix, which has the gradient of the mean of their losses.
/// Source: Gatys et al., "Image Style Transfer Using Convolutional Neural Networks", CVPR 2016, eq. 3–5,
/// with the mean over matrix entries in place of the factor 1 / (4 N² M²).
public struct GramLoss: StyleLoss {
  public let layers: [WeightedLayer]
  public private(set) var perLayer: [Float] = []
  private let targets: [Tensor]  // [channels, channels] of each layer
  private let parallel: Parallel
  private var observed: GramMatrices
  private var differences: [Tensor] = []  // [samples, channels, channels], scaled for the gradient
  private var gradients = FeatureGradients()

  /// Takes the style of the first picture that `target` has been run forward on.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` for a layer that was not evaluated.
  public init(
    target: FeatureEvaluator, layers: [WeightedLayer], parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    var style = GramMatrices(layers: layers.map(\.index), parallel: parallel)
    try style.observe(target, FeatureBand(wholeHeight: target.height))
    self.init(targets: [(style.matrices, 1)], layers: layers, parallel: parallel)
  }

  /// - Parameter targets: Gram matrices of each layer, `[samples, channels, channels]` of which the first sample
  ///   counts, with their shares, which add up to 1.
  init(targets: [(matrices: [Tensor], share: Float)], layers: [WeightedLayer], parallel: Parallel) {
    self.layers = layers
    self.parallel = parallel
    observed = GramMatrices(layers: layers.map(\.index), parallel: parallel)
    self.targets = layers.indices.map { layer in
      let side = targets[0].matrices[layer].shape[1]
      let mixed = (0..<side * side).map { i in targets.reduce(0) { $0 + $1.share * $1.matrices[layer][i] } }
      return Tensor(shape: [side, side], values: mixed)
    }
  }

  public mutating func begin(using generator: inout SplitMix64) { _ = observed.take() }

  public mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    try observed.observe(evaluator, band)
  }

  public mutating func finish() -> Float {
    differences = observed.take()
    perLayer = layers.indices.map { layer in
      let (target, weight) = (targets[layer], layers[layer].weight)
      let (count, entries) = (differences[layer].count, target.count)
      // d mean(D²) / dF = 2 / entries · (D + Dᵀ) · F / pixels, and D is symmetric.
      let scale = 4 * weight / (Float(count) * Float(observed.pixels[layer]))
      var sum = 0.0
      differences[layer].withMutablePointer { difference in
        target.withPointer { target in
          for i in 0..<count {
            let d = difference[i] - target[i % entries]
            sum += Double(d * d)
            difference[i] = d * scale
          }
        }
      }
      return weight * Float(sum / Double(count))
    }
    return perLayer.reduce(0, +)
  }

  public mutating func gradients(
    _ evaluator: FeatureEvaluator, _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [Int: Tensor] {
    let slices = try evaluator.slices(ofLayers: layerIndices, band)
    let table = evaluator.network.kernels.table
    BLAS.useCallingThread()
    let jobs = Array(PartJob.all(of: slices.map(\.slice)).reversed())
    let (differences, parallel) = (differences, parallel)
    return gradients.fill(slices) { results in
      parallel.run(jobs: jobs.count) { _, index in
        let (job, slice) = (jobs[index], slices[jobs[index].layer].slice)
        differences[job.layer].withPointer {
          slice.multiply(
            job.part, sample: job.sample, by: $0 + job.sample * slice.channels * slice.channels, table,
            into: results[job.layer].base)
        }
      }
    }
  }
}
