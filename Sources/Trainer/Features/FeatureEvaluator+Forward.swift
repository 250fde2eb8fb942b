import CKernels

extension FeatureEvaluator {
  /// Computes the features of pictures `[samples, 3, height, width]` with values in 0...1.
  ///
  /// Values outside the range are taken as they are: training needs their gradient to come back.
  public mutating func forward(_ pictures: Tensor) {
    precondition(pictures.shape == [samples, 3, height, width], "shape \(pictures.shape)")
    normalise(pictures)
    for position in 0..<depth {
      let input = input(of: position)
      switch network.layers[position].operation {
      case .image(let layer): forward(layer)
      case .convolution(let layer):
        convolver.run(
          input, shape: input.shape, tile: layer.tile, weights: layer.forward, outChannels: layer.outChannels,
          finish: .bias(layer.bias), into: &activations[position])
      case .maxPool: pool(position)
      case .generalConvolution(let layer):
        layer.forward(input, into: &activations[position], parallel: parallel, scratch: convolver.scratch)
      case .generalPool(let pooling): pooling.forward(input, into: &activations[position], parallel: parallel)
      case .relu: Rectifier.forward(input, into: &activations[position], parallel: parallel)
      }
    }
  }

  /// Fills ``pixels`` and the inside of ``planes``, whose border stays zero, as the convolution's padding.
  private mutating func normalise(_ pictures: Tensor) {
    let (height, width, network, hasPlanes) = (height, width, network, planes.count > 0)
    pictures.withPointer { source in
      pixels.withMutablePointer { pixels in
        planes.withMutablePointer { planes in
          for plane in 0..<samples * 3 {
            let (mean, scale) = (network.mean[plane % 3], 1 / network.standardDeviation[plane % 3])
            for y in 0..<height {
              let from = source + (plane * height + y) * width
              let pixel = pixels + ((plane / 3 * height + y) * width) * 3 + plane % 3
              for x in 0..<width { pixel[3 * x] = (from[x] - mean) * scale }
              guard hasPlanes else { continue }
              let to = planes + (plane * (height + 2) + y + 1) * (width + 2) + 1
              for x in 0..<width { to[x] = pixel[3 * x] }
            }
          }
        }
      }
    }
  }

  private mutating func forward(_ layer: FeatureNetwork.ImageConvolution) {
    let (height, width, table) = (height, width, network.kernels.table)
    let plane = 3 * (height + 2) * (width + 2)
    let scratch = convolver.scratch
    activations[0].withMutablePointer { output in
      let output = SharedPointer(output)
      planes.withPointer { planes in
        let planes = SharedConstPointer(planes)
        parallel.run(jobs: samples * height) { worker, job in
          let (sample, y) = job.quotientAndRemainder(dividingBy: height)
          layer.weights.withPointer { weights in
            layer.bias.withPointer { bias in
              table.image_forward(
                CInt(height), CInt(width), CInt(layer.channels), CInt(y), planes + sample * plane,
                weights, bias, output + sample * height * width * layer.channels,
                scratch[worker].base)
            }
          }
        }
      }
    }
  }

  private mutating func pool(_ position: Int) {
    let input = activations[position - 1]
    let (rows, columns, channels) = (input.shape[1], input.shape[2], input.shape[3])
    let (samples, table) = (samples, network.kernels.table)
    let outputCount = rows / 2 * (columns / 2) * channels
    activations[position].withMutablePointer { output in
      let output = SharedPointer(output)
      input.withPointer { input in
        let input = SharedConstPointer(input)
        parallel.run(jobs: samples * (rows / 2)) { _, job in
          let (sample, y) = job.quotientAndRemainder(dividingBy: rows / 2)
          table.pool_forward(
            CInt(columns), CInt(channels), CInt(y), CInt(y + 1), input + sample * rows * columns * channels,
            output + sample * outputCount)
        }
      }
    }
  }
}
