import CKernels
import Foundation

/// Style as the distribution of features: sliced optimal transport, summed over layers.
///
/// Features are projected on random directions; along each, sorted values of picture and target are compared:
/// `weight · mean((sort(F r) − sort(F_target r))²)` over directions and positions, mean over samples. Targets
/// of another size are compared at the same quantiles; of several targets the quantiles' mean is the goal.
/// Source: Heitz et al., "A Sliced Wasserstein Loss for Neural Texture Synthesis", CVPR 2021, eq. 4–6.
public struct TransportLoss: StyleLoss {
  public let layers: [WeightedLayer]
  public private(set) var perLayer: [Float] = []
  private let targets: [(sample: FeatureSample, share: Float)]
  private let parallel: Parallel
  private var projections: [Tensor] = []  // [channels, directions] of each layer
  /// Projected features, `[samples, directions, cells]` of each layer; then the gradient with respect to them.
  private var projected: [Tensor] = []
  private var scratch: [TransportScratch] = []
  private var kept = FeatureGradients()

  /// Directions that are drawn for each layer and iteration.
  public static let directions = 32

  /// Takes the style of the first picture that `target` has been run forward on.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` for a layer that was not evaluated.
  public init(
    target: FeatureEvaluator, layers: [WeightedLayer], parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    var sample = FeatureSample(layers: layers.map(\.index))
    try sample.observe(target, FeatureBand(wholeHeight: target.height))
    self.init(targets: [(sample, 1)], layers: layers, parallel: parallel)
  }

  /// - Parameter targets: with their shares, which add up to 1.
  init(targets: [(sample: FeatureSample, share: Float)], layers: [WeightedLayer], parallel: Parallel) {
    self.layers = layers
    self.targets = targets
    self.parallel = parallel
  }

  public mutating func begin(using generator: inout SplitMix64) {
    begin(projections: drawProjections(using: &generator))
  }

  /// Directions for each layer, `[channels, directions]`.
  func drawProjections(using generator: inout SplitMix64) -> [Tensor] {
    targets[0].sample.features.map { Self.drawDirections(channels: $0.shape[1], using: &generator) }
  }

  private mutating func begin(projections: [Tensor]) { self.projections = projections }

  /// The loss along given directions, `[channels, directions]` for each layer.
  package mutating func valueWithGradient(
    _ evaluator: FeatureEvaluator, projections: [Tensor]
  ) throws(FeatureNetworkError) -> FeatureLossEvaluation {
    begin(projections: projections)
    return try evaluateWhole(evaluator)
  }

  /// The loss along given directions without its gradient, mean over samples.
  mutating func value(_ evaluator: FeatureEvaluator, projections: [Tensor]) throws(FeatureNetworkError) -> Float {
    begin(projections: projections)
    try observe(evaluator, FeatureBand(wholeHeight: evaluator.height))
    return finish()
  }

  /// Unit vectors `[channels, directions]`, uniform over the sphere.
  private static func drawDirections(channels: Int, using generator: inout SplitMix64) -> Tensor {
    var result = Tensor(shape: [channels, directions])
    for direction in 0..<directions {
      // Normal numbers point everywhere alike.
      let numbers = (0..<channels).map { _ in generator.normal() }
      let norm = max(numbers.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-12)
      for channel in 0..<channels { result[channel * directions + direction] = Float(numbers[channel] / norm) }
    }
    return result
  }

  public mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    let slices = try evaluator.slices(ofLayers: layerIndices, band).map(\.slice)
    let shapes = slices.map { [$0.samples, Self.directions, $0.wholePixels] }
    if projected.map(\.shape) != shapes { projected = shapes.map { Tensor(shape: $0) } }
    let sinks = projected.indices.map { projected[$0].withMutablePointer { SharedPointer($0) } }
    let (jobs, projections) = (PartJob.all(of: slices), projections)
    BLAS.useCallingThread()
    parallel.run(jobs: jobs.count) { _, index in
      let (job, slice) = (jobs[index], slices[jobs[index].layer])
      let start = job.sample * Self.directions * slice.wholePixels
      let place = slice.firstPixel + job.part.lowerBound - slice.pixels.lowerBound
      slice.features.withPointer { features in
        projections[job.layer].withPointer {
          BLAS.project(
            features + (job.sample * slice.heldPixels + job.part.lowerBound) * slice.channels, $0,
            rows: job.part.count, k: slice.channels, n: Self.directions, into: sinks[job.layer] + (start + place),
            stride: slice.wholePixels)
        }
      }
    }
  }

  public mutating func finish() -> Float {
    takeScratch()
    let sorted = sortedTargets()
    let pixels = projected.map { $0.shape[2] }
    let sinks = projected.indices.map { projected[$0].withMutablePointer { SharedPointer($0) } }
    let (scratch, layers, samples) = (scratch, layers, projected[0].shape[0])
    let shares = targets.map(\.share)
    var sums = [Double](repeating: 0, count: layers.count * Self.directions)
    sums.withUnsafeMutableBufferPointer { sums in
      let sums = SharedPointer(sums.baseAddress!)
      parallel.run(jobs: layers.count * Self.directions) { worker, job in
        let (layer, direction) = job.quotientAndRemainder(dividingBy: Self.directions)
        let (pixels, entries) = (pixels[layer], Float(samples * Self.directions * pixels[layer]))
        scratch[worker].want(zip(sorted[layer], shares).map { ($0, direction, $1) }, pixels: pixels)
        var sum = 0.0
        for sample in 0..<samples {
          sum += scratch[worker].compare(
            sinks[layer] + (sample * Self.directions + direction) * pixels, pixels: pixels,
            scale: 2 * layers[layer].weight / entries)
        }
        (sums + job).pointee = Double(layers[layer].weight) * sum / Double(entries)
      }
    }
    perLayer = layers.indices.map { layer in
      Float(sums[layer * Self.directions..<(layer + 1) * Self.directions].reduce(0, +))
    }
    return perLayer.reduce(0, +)
  }

  private mutating func takeScratch() {
    let targetPixels = targets.flatMap { $0.sample.features.map { $0.shape[0] } }
    let most = (projected.map { $0.shape[2] } + targetPixels).max() ?? 0
    if scratch.first.map({ $0.pixels < most }) ?? true {
      scratch = (0..<parallel.workers).map { _ in TransportScratch(pixels: most) }
    }
  }

  /// Each target's projections, sorted, `[directions, cells]`, by layer.
  private func sortedTargets() -> [[Tensor]] {
    let (samples, projections, scratch) = (targets.map(\.sample), projections, scratch)
    var result = layers.indices.map { layer in
      samples.map { Tensor(shape: [Self.directions, $0.features[layer].shape[0]]) }
    }
    let sinks = result.indices.map { layer in
      result[layer].indices.map { target in result[layer][target].withMutablePointer { SharedPointer($0) } }
    }
    BLAS.useCallingThread()
    parallel.run(jobs: layers.count * samples.count) { _, job in
      let (layer, target) = job.quotientAndRemainder(dividingBy: samples.count)
      let tensor = samples[target].features[layer]
      tensor.withPointer { features in
        projections[layer].withPointer {
          let (cells, channels) = (tensor.shape[0], tensor.shape[1])
          BLAS.project(
            features, $0, rows: cells, k: channels, n: Self.directions, into: sinks[layer][target].base, stride: cells)
        }
      }
    }
    parallel.run(jobs: layers.count * samples.count * Self.directions) { worker, job in
      let (pair, direction) = job.quotientAndRemainder(dividingBy: Self.directions)
      let (layer, target) = pair.quotientAndRemainder(dividingBy: samples.count)
      let cells = samples[target].features[layer].shape[0]
      scratch[worker].sort(sinks[layer][target] + direction * cells, count: cells)
    }
    return result
  }

  public mutating func gradients(
    _ evaluator: FeatureEvaluator, _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [Int: Tensor] {
    let slices = try evaluator.slices(ofLayers: layerIndices, band)
    let jobs = PartJob.all(of: slices.map(\.slice))
    let (projected, projections, parallel) = (projected, projections, parallel)
    BLAS.useCallingThread()
    return kept.fill(slices) { results in
      parallel.run(jobs: jobs.count) { _, index in
        let (job, slice) = (jobs[index], slices[jobs[index].layer].slice)
        let start = job.sample * Self.directions * slice.wholePixels
        let place = slice.firstPixel + job.part.lowerBound - slice.pixels.lowerBound
        projected[job.layer].withPointer { values in
          projections[job.layer].withPointer {
            BLAS.projectBack(
              values + start + place, $0, rows: job.part.count, k: slice.channels, n: Self.directions,
              stride: slice.wholePixels,
              into: results[job.layer] + (job.sample * slice.heldPixels + job.part.lowerBound) * slice.channels)
          }
        }
      }
    }
  }
}
