import CKernels

/// Runs 3×3 convolutions of NHWC activations by Winograd's method, in blocks of tiles.
package struct Convolver: Sendable {
  private let table: nca_kernels
  private let parallel: Parallel
  /// Memory of each worker, for whoever runs in turn with the convolutions too.
  let scratch: [AlignedFloats]

  /// - Parameter workspace: floats that each worker needs for the largest convolution.
  package init(kernels: Kernels, parallel: Parallel, workspace: Int) {
    table = kernels.table
    self.parallel = parallel
    scratch = (0..<parallel.workers).map { _ in AlignedFloats(count: workspace) }
  }

  /// What is done with a convolution's result, in the pass that stores it.
  package enum Finish {
    /// relu(result + bias), a forward pass.
    case bias(Tensor)
    /// (result + extra) where the activation is above zero: the gradient of the ReLU that made it. Without an
    /// activation, which no ReLU made, it is everywhere.
    case gradient(extra: Tensor?, activation: Tensor?)
  }

  /// Writes a convolution of `input`, seen as `[samples, height, width, inChannels]`.
  ///
  /// - Parameters:
  ///   - tile: outputs of a tile a side, 4 or 2.
  ///   - weights: packed by `winograd_filter` for that tile.
  package func run(
    _ input: Tensor, shape: [Int], tile: Int, weights: Tensor, outChannels: Int, finish: Finish,
    into output: inout Tensor
  ) {
    let (samples, height, width) = (CInt(shape[0]), CInt(shape[1]), CInt(shape[2]))
    var description = nca_convolution()
    description.tile = CInt(tile)
    description.samples = samples
    description.height = height
    description.width = width
    description.in_channels = CInt(shape[3])
    description.out_channels = CInt(outChannels)
    // The pointers stay valid below: the tensors are parameters, held until the end of this function.
    description.input = input.withPointer { $0 }
    description.weights = weights.withPointer { $0 }
    switch finish {
    case .bias(let bias): description.bias = bias.withPointer { $0 }
    case .gradient(let extra, let activation):
      description.extra = extra?.withPointer { $0 }
      description.activation = activation?.withPointer { $0 }
    }
    let tiles = Int(nca_winograd_tiles(CInt(tile), samples, height, width))
    // Small pictures make few tiles: smaller blocks then keep every worker busy.
    let share = roundUp((tiles + parallel.workers - 1) / parallel.workers, to: 8)
    let block = min(Int(NCA_WINOGRAD_TILES), share)
    withExtendedLifetime((input, weights, finish)) {
      output.withMutablePointer { out in
        description.output = out
        let convolution = description
        parallel.run(jobs: (tiles + block - 1) / block) { worker, job in
          withUnsafePointer(to: convolution) {
            table.winograd(
              $0, CInt(job * block), CInt(min(block, tiles - job * block)), scratch[worker].base)
          }
        }
      }
    }
  }
}
