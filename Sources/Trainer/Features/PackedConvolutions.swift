import CKernels

extension FeatureNetwork.ImageConvolution {
  /// Packs weights `[channels, 3, 3, 3]`.
  init(weight: Tensor, bias: Tensor) {
    let channels = weight.shape[0]
    let panel = Kernels.panel
    var packed = Tensor(shape: [channels / panel, 27, panel])
    var transposed = Tensor(shape: [channels, panel])
    for channel in 0..<channels {
      for entry in 0..<27 {
        let value = weight[channel * 27 + entry]
        packed[(channel / panel * 27 + entry) * panel + channel % panel] = value
        transposed[channel * panel + entry] = value
      }
    }
    self.init(channels: channels, weights: packed, transposed: transposed, bias: bias)
  }
}

extension FeatureNetwork.Convolution {
  /// F(4×4, 3×3) multiplies least, F(2×2, 3×3) reads 2.25 times fewer weights: better where weights are many
  /// and pictures small, and half of the trainer's memory would be theirs.
  private static func tile(outChannels: Int) -> Int { outChannels >= 512 ? 2 : 4 }

  /// Transforms and packs weights `[out, in, 3, 3]` for both directions.
  ///
  /// - Parameter tile: 4 or 2; nil chooses.
  package init(weight: Tensor, bias: Tensor, tile: Int? = nil, kernels: Kernels, parallel: Parallel) {
    let (outChannels, inChannels) = (weight.shape[0], weight.shape[1])
    let tile = tile ?? Self.tile(outChannels: outChannels)
    let shape = [(tile + 2) * (tile + 2), inChannels * outChannels]
    var forward = Tensor(shape: shape)
    var backward = Tensor(shape: shape)
    weight.withPointer { weight in
      let weight = SharedConstPointer(weight)
      forward.withMutablePointer { forward in
        backward.withMutablePointer { backward in
          let packed = [SharedPointer(forward), SharedPointer(backward)]
          parallel.run(jobs: 2) { _, direction in
            kernels.table.winograd_filter(
              CInt(tile), CInt(outChannels), CInt(inChannels), weight.base, CInt(direction), packed[direction].base)
          }
        }
      }
    }
    self.init(
      inChannels: inChannels, outChannels: outChannels, tile: tile, forward: forward, backward: backward,
      bias: bias)
  }
}
