import CKernels

/// Gram matrices of a batch's features, summed up over bands: `G = Fᵀ F / pixels` of each layer and sample.
package struct GramMatrices: Sendable {
  package let layers: [Int]
  private let parallel: Parallel
  /// `Fᵀ F / pixels` of what has been observed, `[samples, channels, channels]` of each layer.
  package private(set) var matrices: [Tensor] = []
  /// Cells of each layer.
  private(set) var pixels: [Int] = []

  package init(layers: [Int], parallel: Parallel) {
    self.layers = layers
    self.parallel = parallel
  }

  /// Gives the matrices away and forgets everything.
  mutating func take() -> [Tensor] {
    defer { matrices = [] }
    return matrices
  }

  /// Adds the features of a band.
  package mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    let slices = try evaluator.slices(ofLayers: layers, band).map(\.slice)
    if matrices.isEmpty { matrices = slices.map { Tensor(shape: [$0.samples, $0.channels, $0.channels]) } }
    pixels = slices.map(\.wholePixels)
    BLAS.useCallingThread()
    let table = evaluator.network.kernels.table
    // Deep layers have few parts with much work each: those come first.
    let jobs = Array(PartJob.all(of: slices).reversed())
    var partial = jobs.map { Tensor(shape: [slices[$0.layer].channels, slices[$0.layer].channels]) }
    let pointers = partial.indices.map { partial[$0].withMutablePointer { SharedPointer($0) } }
    parallel.run(jobs: jobs.count) { _, index in
      let job = jobs[index]
      slices[job.layer].gram(job.part, sample: job.sample, table, into: pointers[index].base)
    }
    // In the order of jobs, whoever was first: sums do not depend on the number of threads.
    for (job, part) in zip(jobs, partial) {
      let scale = 1 / Float(pixels[job.layer])
      let start = job.sample * part.count
      part.withPointer { part in
        matrices[job.layer].withMutablePointer { sum in
          for i in 0..<slices[job.layer].channels * slices[job.layer].channels { sum[start + i] += part[i] * scale }
        }
      }
    }
  }
}

extension FeatureSlice {
  /// Whether the kernels' product can be used, which wants whole vectors; the picture's three channels are none.
  private var fitsKernels: Bool { channels.isMultiple(of: Kernels.lanes) }
  /// Rows whose products are summed at once: they stay in the second-level cache.
  private static var blockRows: Int { 256 }

  /// gram `[channels, channels]` = Fᵀ F over some cells of a sample.
  fileprivate func gram(
    _ part: Range<Int>, sample: Int, _ table: nca_kernels, into gram: UnsafeMutablePointer<Float>
  ) {
    let n = channels
    features.withPointer { features in
      let features = features + (sample * heldPixels + part.lowerBound) * n
      guard fitsKernels else { return BLAS.gram(features, rows: part.count, n: n, scale: 1, into: gram) }
      for start in stride(from: 0, to: part.count, by: Self.blockRows) {
        let block = features + start * n
        table.gemm(
          CInt(n), CInt(n), CInt(min(Self.blockRows, part.count - start)), block, 1, n, block, n, Kernels.panel, gram,
          n, start == 0 ? 0 : 1)
      }
    }
  }

  /// result `[cells, channels]` = F D over some cells of a sample, D is `[channels, channels]`.
  func multiply(
    _ part: Range<Int>, sample: Int, by matrix: UnsafePointer<Float>, _ table: nca_kernels,
    into result: UnsafeMutablePointer<Float>
  ) {
    let (n, start) = (channels, (sample * heldPixels + part.lowerBound) * channels)
    features.withPointer { features in
      guard fitsKernels else {
        return BLAS.multiply(
          features + start, matrix, rows: part.count, k: n, n: n, scale: 1, into: result + start)
      }
      table.gemm(
        CInt(part.count), CInt(n), CInt(n), features + start, n, 1, matrix, n, Kernels.panel, result + start, n, 0)
    }
  }
}
