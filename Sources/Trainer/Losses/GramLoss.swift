import CKernels

/// Style as the correlations of features: mean squared difference of Gram matrices, summed over layers.
///
/// For each sample and layer with features `F [pixels, channels]`: `G = Fᵀ F / pixels`, and the loss is
/// `Σ weight · mean((G − G_target)²)`, then the mean over samples.
/// Source: Gatys et al., "Image Style Transfer Using Convolutional Neural Networks", CVPR 2016, eq. 3–5,
/// with the mean over matrix entries in place of the factor 1 / (4 N² M²).
public struct GramLoss: StyleLoss {
  public let layers: [StyleLayer]
  private let targets: [Tensor]  // [channels, channels] of each layer
  private let parallel: Parallel
  private var differences: [Tensor] = []  // [samples, channels, channels]
  private var gradients: [Tensor] = []  // of each layer's features

  /// Takes the style of the first picture that `target` has been run forward on.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` for a layer that was not evaluated.
  public init(
    target: FeatureEvaluator, layers: [StyleLayer], parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    self.layers = layers
    self.parallel = parallel
    targets = try target.features(of: layers).map { Self.gramMatrix($0, sample: 0) }
  }

  /// The Gram matrix `[channels, channels]` of one sample's features `[samples, height, width, channels]`.
  public static func gramMatrix(_ features: Tensor, sample: Int) -> Tensor {
    let (rows, channels) = (features.shape[1] * features.shape[2], features.shape[3])
    var gram = Tensor(shape: [channels, channels])
    BLAS.useCallingThread()
    features.withPointer { features in
      gram.withMutablePointer {
        BLAS.gram(
          features + sample * rows * channels, rows: rows, n: channels, scale: 1 / Float(rows), into: $0)
      }
    }
    return gram
  }

  public mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator, using generator: inout SplitMix64
  ) throws(FeatureNetworkError) -> StyleEvaluation {
    try valueWithGradient(evaluator)
  }

  /// The loss and its gradients, which no chance enters.
  public mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator
  ) throws(FeatureNetworkError) -> StyleEvaluation {
    let features = try evaluator.features(of: layers)
    if gradients.map(\.shape) != features.map(\.shape) {
      gradients = features.map { Tensor(shape: $0.shape) }
      differences = features.map { Tensor(shape: [$0.shape[0], $0.shape[3], $0.shape[3]]) }
    }
    BLAS.useCallingThread()
    let samples = evaluator.samples
    var losses = Tensor(shape: [layers.count, samples])
    let kernels = evaluator.network.kernels
    let jobs = layers.indices.map {
      Job(features[$0], targets[$0], layers[$0], kernels, &differences[$0], &gradients[$0])
    }
    losses.withMutablePointer { losses in
      let losses = SharedPointer(losses)
      parallel.run(jobs: jobs.count * samples) { _, job in
        let (layer, sample) = job.quotientAndRemainder(dividingBy: samples)
        (losses + job).pointee = jobs[layer].run(sample: sample, of: samples)
      }
    }
    return StyleEvaluation(layers, losses: losses, gradients: gradients)
  }

  /// One layer's share of the work, by sample.
  private struct Job: Sendable {
    let rows: Int
    let channels: Int
    let weight: Float
    let features: SharedConstPointer<Float>
    let target: SharedConstPointer<Float>
    let difference: SharedPointer<Float>
    let gradient: SharedPointer<Float>
    let table: nca_kernels

    init(
      _ features: Tensor, _ target: Tensor, _ layer: StyleLayer, _ kernels: Kernels, _ difference: inout Tensor,
      _ gradient: inout Tensor
    ) {
      table = kernels.table
      (rows, channels, weight) = (features.shape[1] * features.shape[2], features.shape[3], layer.weight)
      self.features = features.withPointer { SharedConstPointer($0) }
      self.target = target.withPointer { SharedConstPointer($0) }
      self.difference = difference.withMutablePointer { SharedPointer($0) }
      self.gradient = gradient.withMutablePointer { SharedPointer($0) }
    }

    /// Returns the weighted loss of a sample; its gradient is that of the mean over `samples`.
    func run(sample: Int, of samples: Int) -> Float {
      let entries = channels * channels
      let features = features + sample * rows * channels
      let difference = difference + sample * entries
      gram(features, into: difference)
      var sum = 0.0
      for i in 0..<entries {
        difference[i] -= target.base[i]
        sum += Double(difference[i] * difference[i])
      }
      // d mean(D²) / dF = 2 / entries · (D + Dᵀ) · F / rows, and D is symmetric.
      let scale = 4 * weight / (Float(entries) * Float(rows) * Float(samples))
      multiply(features, difference, scale: scale, into: gradient + sample * rows * channels)
      return weight * Float(sum / Double(entries))
    }

    /// Whether the kernels' product can be used, which wants whole vectors; the picture's three channels are none.
    private var fitsKernels: Bool { channels.isMultiple(of: Kernels.lanes) }
    /// Rows whose products are summed at once: they stay in the second-level cache.
    private static let blockRows = 256

    /// gram `[channels, channels]` = Fᵀ F / rows.
    private func gram(_ features: UnsafePointer<Float>, into gram: UnsafeMutablePointer<Float>) {
      guard fitsKernels else {
        return BLAS.gram(features, rows: rows, n: channels, scale: 1 / Float(rows), into: gram)
      }
      let n = channels
      for start in stride(from: 0, to: rows, by: Self.blockRows) {
        let block = features + start * n
        table.gemm(
          CInt(n), CInt(n), CInt(min(Self.blockRows, rows - start)), block, 1, n, block, n, Kernels.panel, gram, n,
          start == 0 ? 0 : 1)
      }
      for i in 0..<n * n { gram[i] /= Float(rows) }
    }

    /// result `[rows, channels]` = scale · F D; D is overwritten.
    private func multiply(
      _ features: UnsafePointer<Float>, _ difference: UnsafeMutablePointer<Float>, scale: Float,
      into result: UnsafeMutablePointer<Float>
    ) {
      guard fitsKernels else {
        return BLAS.multiply(
          features, difference, rows: rows, k: channels, n: channels, scale: scale, into: result)
      }
      let n = channels
      for i in 0..<n * n { difference[i] *= scale }
      table.gemm(
        CInt(rows), CInt(n), CInt(n), features, n, 1, difference, n, Kernels.panel, result, n, 0)
    }
  }
}
