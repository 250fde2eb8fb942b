import CKernels

extension FeatureEvaluator {
  /// The gradient with respect to the pictures, given gradients with respect to some layers' outputs.
  ///
  /// Follows a call of ``forward(_:)`` on the same pictures.
  ///
  /// - Parameter featureGradients: by layer index, each of the shape of that layer's output.
  /// - Returns: `[samples, 3, height, width]`.
  public mutating func backward(_ featureGradients: [Int: Tensor]) -> Tensor {
    takeBackwardMemory()
    let extras = network.layers[..<depth].map { featureGradients[$0.index] }
    var result = Tensor(shape: [samples, 3, height, width])
    if var position = extras.lastIndex(where: { $0 != nil }), let deepest = extras[position] {
      start(deepest, at: position)
      descend(from: &position, extras)
      result = pictureGradient()
    }
    if let gradient = featureGradients[FeatureNetwork.pictureLayer] { add(pixels: gradient, to: &result) }
    return result
  }

  private mutating func takeBackwardMemory() {
    guard gradients.isEmpty else { return }
    let largest = activations.map(\.count).max() ?? 0
    gradients = [Tensor(shape: [largest]), Tensor(shape: [largest])]
    patches = Tensor(shape: [samples, height, width, Kernels.panel])
  }

  /// From the layer at `position` back to the first.
  private mutating func descend(from position: inout Int, _ extras: [Tensor?]) {
    // Buffers take turns: the gradient at `position` lies in gradients[position & 1].
    while position > 0 {
      let into = (position - 1) & 1
      switch network.layers[position].layer {
      case .image: preconditionFailure("only the first layer sees the picture")
      case .convolution(let layer):
        let gradient = gradients[position & 1]
        convolver.run(
          gradient, shape: activations[position].shape, tile: layer.tile, weights: layer.backward,
          outChannels: layer.inChannels,
          finish: .gradient(extra: extras[position - 1], activation: activations[position - 1]),
          into: &gradients[into])
      case .maxPool: unpool(position, extra: extras[position - 1], into: into)
      }
      position -= 1
    }
  }

  /// Adds the gradient of the normalised pictures, `[samples, height, width, 3]`, to that of the pictures.
  private func add(pixels gradient: Tensor, to result: inout Tensor) {
    precondition(gradient.shape == pixels.shape, "gradient \(gradient.shape) for \(pixels.shape)")
    let (plane, samples, network) = (height * width, samples, network)
    gradient.withPointer { gradient in
      result.withMutablePointer { result in
        for sample in 0..<samples {
          for channel in 0..<3 {
            let (from, to) = (gradient + sample * plane * 3 + channel, result + (sample * 3 + channel) * plane)
            for i in 0..<plane { to[i] += from[3 * i] / network.standardDeviation[channel] }
          }
        }
      }
    }
  }

  /// The deepest gradient, where its activation is not cut off.
  private mutating func start(_ gradient: Tensor, at position: Int) {
    let activation = activations[position]
    precondition(gradient.shape == activation.shape, "gradient \(gradient.shape) for \(activation.shape)")
    gradients[position & 1].withMutablePointer { out in
      gradient.withPointer { gradient in
        activation.withPointer { activation in
          for i in 0..<self.activations[position].count { out[i] = activation[i] > 0 ? gradient[i] : 0 }
        }
      }
    }
  }

  private mutating func unpool(_ position: Int, extra: Tensor?, into: Int) {
    let input = activations[position - 1]
    let (rows, columns, channels) = (input.shape[1], input.shape[2], input.shape[3])
    let (samples, table) = (samples, network.kernels.table)
    let (inputCount, outputCount) = (rows * columns * channels, rows / 2 * (columns / 2) * channels)
    let extraPointer = extra.map { $0.withPointer { SharedConstPointer($0) } }
    let source = gradients[position & 1]
    withExtendedLifetime(extra) {
      source.withPointer { gradient in
        let gradient = SharedConstPointer(gradient)
        input.withPointer { input in
          let input = SharedConstPointer(input)
          gradients[into].withMutablePointer { out in
            let out = SharedPointer(out)
            let jobs = (rows + 1) / 2
            parallel.run(jobs: samples * jobs) { _, job in
              let (sample, pair) = job.quotientAndRemainder(dividingBy: jobs)
              table.pool_backward(
                CInt(rows), CInt(columns), CInt(channels), CInt(2 * pair), CInt(min(rows, 2 * pair + 2)),
                input + sample * inputCount, gradient + sample * outputCount,
                extraPointer.map { $0 + sample * inputCount }, out + sample * inputCount)
            }
          }
        }
      }
    }
  }

  /// Back through the first convolution and the normalisation.
  private mutating func pictureGradient() -> Tensor {
    guard case .image(let layer) = network.layers[0].layer else {
      preconditionFailure("the first layer sees the picture")
    }
    let (height, width, table, network) = (height, width, network.kernels.table, network)
    var result = Tensor(shape: [samples, 3, height, width])
    let channels = layer.channels
    let samples = samples
    gradients[0].withPointer { gradient in
      let gradient = SharedConstPointer(gradient)
      patches.withMutablePointer { patches in
        let patches = SharedPointer(patches)
        parallel.run(jobs: samples * height) { _, job in
          let (sample, y) = job.quotientAndRemainder(dividingBy: height)
          layer.transposed.withPointer {
            table.image_backward(
              CInt(height), CInt(width), CInt(channels), CInt(y),
              gradient + sample * height * width * channels, $0,
              patches + sample * height * width * Kernels.panel)
          }
        }
        result.withMutablePointer { out in
          let out = SharedPointer(out)
          parallel.run(jobs: samples * height) { _, job in
            let (sample, y) = job.quotientAndRemainder(dividingBy: height)
            let plane = out + sample * 3 * height * width
            table.image_gather(
              CInt(height), CInt(width), CInt(y), patches + sample * height * width * Kernels.panel, plane)
            for channel in 0..<3 {
              let row = plane + (channel * height + y) * width
              for x in 0..<width { row[x] /= network.standardDeviation[channel] }
            }
          }
        }
      }
    }
    return result
  }
}
