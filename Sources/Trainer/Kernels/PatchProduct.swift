/// Patches of a source times weights, for every cell of a regular part of a target: what convolutions and their
/// gradients are made of.
///
/// Source and target are NHWC. Patches are copied into rows of a matrix, which BLAS multiplies (im2col: Chellapilla,
/// Puri and Simard, "High Performance Convolutional Neural Networks for Document Processing", 2006). How cells are
/// cut into matrices depends on the sizes alone, so that results do not depend on the number of threads.
struct PatchProduct: Sendable {
  /// Which cells of the target see which of the source, along one axis.
  ///
  /// Cell `first + step · i` of the target sees `taps` cells of the source from `stride · i + offset` on.
  struct Axis: Sendable {
    let first: Int
    let step: Int
    let stride: Int
    let offset: Int
    let taps: Int

    /// Cells of a target of this length.
    func count(in length: Int) -> Int { first < length ? (length - first - 1) / step + 1 : 0 }
  }

  /// What is done with a product when it is stored.
  enum Finish: Sendable {
    /// A convolution's output: product + bias, cut off below zero where it is rectified.
    case bias(Tensor, isRectified: Bool)
    case gradient(GradientFinish)
  }

  let rows: Axis
  let columns: Axis
  let sourceChannels: Int
  let targetChannels: Int
  let weights: Tensor  // [row taps, column taps, source channels, target channels]

  /// Floats of a patch.
  private var patch: Int { rows.taps * columns.taps * sourceChannels }
  /// Cells of one product. Patches of half a million floats stay in the second-level cache, and so many rows
  /// make up for reading the weights.
  private var block: Int { max(1, min(256, (1 << 19) / max(1, patch))) }
  /// Floats of scratch memory that each worker needs.
  var workspace: Int { block * (patch + targetChannels) }

  /// Writes the cells of `target`; both shapes are `[samples, height, width, channels]`, tensors may be longer.
  func run(
    _ source: Tensor, shape: [Int], into target: inout Tensor, shape targetShape: [Int], finish: Finish,
    parallel: Parallel, scratch: [AlignedFloats]
  ) {
    let cells = rows.count(in: targetShape[1]) * columns.count(in: targetShape[2])
    guard cells > 0 else { return }
    let (patch, block) = (patch, block)
    let blocks = (cells + block - 1) / block
    BLAS.useCallingThread()
    target.withMutablePointer { target in
      let target = SharedPointer(target)
      parallel.run(jobs: shape[0] * blocks) { worker, job in
        let (sample, index) = job.quotientAndRemainder(dividingBy: blocks)
        let part = index * block..<min(cells, (index + 1) * block)
        let patches = scratch[worker].base
        let products = patches + block * patch
        if patch == 0 {
          products.update(repeating: 0, count: part.count * targetChannels)
        } else {
          gather(part, of: source, sample, shape, columnCount: columns.count(in: targetShape[2]), into: patches)
          weights.withPointer {
            BLAS.multiply(patches, $0, rows: part.count, k: patch, n: targetChannels, scale: 1, into: products)
          }
        }
        store(products, part, finish, targetShape, sample, into: target.base)
      }
    }
  }

  /// Copies the patches of some cells, zeros where they reach beyond the source.
  private func gather(
    _ cells: Range<Int>, of source: Tensor, _ sample: Int, _ shape: [Int], columnCount: Int,
    into patches: UnsafeMutablePointer<Float>
  ) {
    let (height, width, channels) = (shape[1], shape[2], sourceChannels)
    let line = columns.taps * channels
    source.withPointer { source in
      let picture = source + sample * height * width * channels
      for cell in cells {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columnCount)
        let top = rows.stride * row + rows.offset
        let left = columns.stride * column + columns.offset
        // Taps that lie inside the source.
        let first = min(columns.taps, max(0, -left))
        let last = max(first, min(columns.taps, width - left))
        for tap in 0..<rows.taps {
          let to = patches + (cell - cells.lowerBound) * patch + tap * line
          guard 0..<height ~= top + tap, first < last else {
            to.update(repeating: 0, count: line)
            continue
          }
          to.update(repeating: 0, count: first * channels)
          (to + first * channels).update(
            from: picture + ((top + tap) * width + left + first) * channels, count: (last - first) * channels)
          (to + last * channels).update(repeating: 0, count: (columns.taps - last) * channels)
        }
      }
    }
  }

  private func store(
    _ products: UnsafePointer<Float>, _ cells: Range<Int>, _ finish: Finish, _ shape: [Int], _ sample: Int,
    into target: UnsafeMutablePointer<Float>
  ) {
    let (columnCount, channels) = (columns.count(in: shape[2]), targetChannels)
    for cell in cells {
      let (row, column) = cell.quotientAndRemainder(dividingBy: columnCount)
      let y = rows.first + rows.step * row
      let x = columns.first + columns.step * column
      let at = ((sample * shape[1] + y) * shape[2] + x) * channels
      let (from, to) = (products + (cell - cells.lowerBound) * channels, target + at)
      switch finish {
      case .bias(let bias, let isRectified):
        bias.withPointer { bias in
          for i in 0..<channels { to[i] = from[i] + bias[i] }
        }
        if isRectified {
          for i in 0..<channels { to[i] = to[i] > 0 ? to[i] : 0 }
        }
      case .gradient(let finish):
        to.update(from: from, count: channels)
        finish.apply(to: to, first: at, count: channels)
      }
    }
  }
}
