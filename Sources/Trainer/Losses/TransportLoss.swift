import CKernels
import Foundation

/// Style as the distribution of features: sliced optimal transport, summed over layers.
///
/// Features are projected on random directions; along each, sorted values of picture and target are compared:
/// `weight · mean((sort(F r) − sort(F_target r))²)` over directions and positions, mean over samples. Targets
/// of another size are compared at the same quantiles.
/// Source: Heitz et al., "A Sliced Wasserstein Loss for Neural Texture Synthesis", CVPR 2021, eq. 4–6.
public struct TransportLoss: StyleLoss {
  public let layers: [StyleLayer]
  private let targets: [Tensor]  // features of one picture, [1, height, width, channels]
  private let parallel: Parallel
  private var gradients: [Tensor] = []
  private var scratch: [TransportScratch] = []

  /// Directions that are drawn for each layer and iteration.
  public static let directions = 32

  /// Takes the style of the first picture that `target` has been run forward on.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` for a layer that was not evaluated.
  public init(
    target: FeatureEvaluator, layers: [StyleLayer], parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    self.layers = layers
    self.parallel = parallel
    targets = try target.features(of: layers)
  }

  public mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator, using generator: inout SplitMix64
  ) throws(FeatureNetworkError) -> StyleEvaluation {
    let projections = targets.map { Self.drawDirections(channels: $0.shape[3], using: &generator) }
    return try valueWithGradient(evaluator, projections: projections)
  }

  /// Unit vectors `[channels, directions]`, uniform over the sphere.
  static func drawDirections(channels: Int, using generator: inout SplitMix64) -> Tensor {
    var result = Tensor(shape: [channels, directions])
    for direction in 0..<directions {
      // Normal numbers by Box and Muller point everywhere alike.
      let numbers = (0..<channels).map { _ in
        let (radius, angle) = (
          Double.random(in: 0..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
        )
        return (-2 * log(1 - radius)).squareRoot() * cos(2 * .pi * angle)
      }
      let norm = max(numbers.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-12)
      for channel in 0..<channels { result[channel * directions + direction] = Float(numbers[channel] / norm) }
    }
    return result
  }

  /// The loss along given directions, `[channels, directions]` for each layer.
  package mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator, projections: [Tensor]
  ) throws(FeatureNetworkError) -> StyleEvaluation {
    let features = try evaluator.features(of: layers)
    if gradients.map(\.shape) != features.map(\.shape) { gradients = features.map { Tensor(shape: $0.shape) } }
    let outputs = gradients.indices.map { gradients[$0].withMutablePointer { SharedPointer($0) } }
    let losses = compare(features, samples: evaluator.samples, projections, gradients: outputs)
    return StyleEvaluation(layers, losses: losses, gradients: gradients)
  }

  /// The loss along given directions without its gradient, mean over samples.
  mutating func value(_ evaluator: FeatureEvaluator, projections: [Tensor]) throws(FeatureNetworkError) -> Float {
    let features = try evaluator.features(of: layers)
    let losses = compare(features, samples: evaluator.samples, projections, gradients: nil)
    return StyleEvaluation(layers, losses: losses, gradients: []).loss
  }

  /// Weighted losses `[layers, samples]`; writes each layer's gradient if wanted.
  private mutating func compare(
    _ features: [Tensor], samples: Int, _ projections: [Tensor], gradients: [SharedPointer<Float>]?
  ) -> Tensor {
    let pixels = (features + targets).map { $0.shape[1] * $0.shape[2] }.max() ?? 0
    if scratch.first.map({ $0.pixels < pixels }) ?? true {
      scratch = (0..<parallel.workers).map { _ in TransportScratch(pixels: pixels) }
    }
    BLAS.useCallingThread()
    // Targets first: every sample is compared with the same sorted values.
    var sorted = targets.map { Tensor(shape: [Self.directions, $0.shape[1] * $0.shape[2]]) }
    let (targets, scratch, layers) = (targets, scratch, layers)
    let sinks = sorted.indices.map { sorted[$0].withMutablePointer { SharedPointer($0) } }
    parallel.run(jobs: layers.count) { worker, layer in
      scratch[worker].sort(targets[layer], sample: 0, projections[layer], into: sinks[layer].base)
    }
    var losses = Tensor(shape: [layers.count, samples])
    let targetValues = sorted
    losses.withMutablePointer { losses in
      let losses = SharedPointer(losses)
      parallel.run(jobs: layers.count * samples) { worker, job in
        let (layer, sample) = job.quotientAndRemainder(dividingBy: samples)
        let size = features[layer].count / samples
        (losses + job).pointee = scratch[worker].compare(
          features[layer], sample: sample, projections[layer], with: targetValues[layer],
          weight: layers[layer].weight, samples: samples, gradient: gradients.map { $0[layer] + sample * size })
      }
    }
    return losses
  }
}

/// One worker's memory for projecting and sorting.
private final class TransportScratch: @unchecked Sendable {
  let pixels: Int
  private var projected: [Float]  // [directions, pixels]
  private var sorted: [Float]
  private var order: [UInt32]
  private var pairs: [UInt64]

  init(pixels: Int) {
    self.pixels = pixels
    projected = [Float](repeating: 0, count: TransportLoss.directions * pixels)
    sorted = [Float](repeating: 0, count: pixels)
    order = [UInt32](repeating: 0, count: pixels)
    pairs = [UInt64](repeating: 0, count: 2 * pixels)
  }

  private func project(_ features: Tensor, sample: Int, _ projections: Tensor) -> Int {
    let (pixels, channels) = (features.shape[1] * features.shape[2], features.shape[3])
    features.withPointer { features in
      projections.withPointer {
        BLAS.project(
          features + sample * pixels * channels, $0, rows: pixels, k: channels, n: TransportLoss.directions,
          into: &projected)
      }
    }
    return pixels
  }

  /// Writes a sample's sorted projections, `[directions, pixels]`.
  func sort(_ features: Tensor, sample: Int, _ projections: Tensor, into result: UnsafeMutablePointer<Float>) {
    let pixels = project(features, sample: sample, projections)
    projected.withUnsafeBufferPointer { projected in
      for direction in 0..<TransportLoss.directions {
        nca_sort(
          CInt(pixels), projected.baseAddress! + direction * pixels, result + direction * pixels, &order, &pairs)
      }
    }
  }

  /// Returns a sample's weighted loss and writes the gradient of the mean over `samples` if wanted.
  func compare(
    _ features: Tensor, sample: Int, _ projections: Tensor, with target: Tensor, weight: Float, samples: Int,
    gradient: UnsafeMutablePointer<Float>?
  ) -> Float {
    let pixels = project(features, sample: sample, projections)
    let channels = features.shape[3]
    let targetPixels = target.shape[1]
    let entries = Float(TransportLoss.directions * pixels)
    var sum = 0.0
    projected.withUnsafeMutableBufferPointer { projected in
      target.withPointer { target in
        for direction in 0..<TransportLoss.directions {
          let values = projected.baseAddress! + direction * pixels
          nca_sort(CInt(pixels), values, &sorted, &order, &pairs)
          let wanted = target + direction * targetPixels
          for i in 0..<pixels {
            let quantile = targetPixels == pixels ? wanted[i] : Self.quantile(i, of: pixels, wanted, targetPixels)
            let difference = sorted[i] - quantile
            sum += Double(difference * difference)
            // The gradient takes the place of the values that it belongs to.
            values[Int(order[i])] = 2 * weight * difference / (entries * Float(samples))
          }
        }
      }
      guard let gradient else { return }
      projections.withPointer {
        BLAS.projectBack(
          projected.baseAddress!, $0, rows: pixels, k: channels, n: TransportLoss.directions, into: gradient)
      }
    }
    return weight * Float(sum / Double(entries))
  }

  /// The value of a sorted row at the quantile of entry `i` of `count`, between its neighbours.
  private static func quantile(_ i: Int, of count: Int, _ sorted: UnsafePointer<Float>, _ sortedCount: Int) -> Float {
    let place = (Float(i) + 0.5) / Float(count) * Float(sortedCount) - 0.5
    let clamped = min(max(place, 0), Float(sortedCount - 1))
    let lower = min(Int(clamped), max(0, sortedCount - 2))
    let upper = min(lower + 1, sortedCount - 1)
    return sorted[lower] + (clamped - Float(lower)) * (sorted[upper] - sorted[lower])
  }
}
