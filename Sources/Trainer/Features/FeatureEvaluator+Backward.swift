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
    // An index that the picture has is no layer's: a first layer without a name gets nothing.
    let extras = network.layers[..<depth].map {
      $0.index == FeatureNetwork.pictureLayer ? nil : featureGradients[$0.index]
    }
    for (gradient, activation) in zip(extras, activations) {
      guard let gradient else { continue }
      precondition(gradient.shape == activation.shape, "gradient \(gradient.shape) for \(activation.shape)")
    }
    var result = Tensor(shape: [samples, 3, height, width])
    if let position = extras.lastIndex(where: { $0 != nil }), let deepest = extras[position] {
      start(deepest, at: position)
      for position in stride(from: position, through: 1, by: -1) {
        descend(from: position, extra: extras[position - 1])
      }
      finish(&result)
    }
    if let gradient = featureGradients[FeatureNetwork.pictureLayer] {
      precondition(gradient.shape == pixels.shape, "gradient \(gradient.shape) for \(pixels.shape)")
      add(pixels: gradient, to: &result)
    }
    return result
  }

  private mutating func takeBackwardMemory() {
    guard gradients.isEmpty else { return }
    gradients = (0..<2).map { _ in Tensor(shape: [plan.gradient]) }
    patches = Tensor(shape: plan.patches)
  }

  /// From the layer at `position` to the one below, or from the first to the normalised pictures.
  ///
  /// Buffers take turns: the gradient at `position` lies in `gradients[position & 1]`, cut off where the layer's ReLU
  /// is, and below the first layer in `gradients[1]`.
  private mutating func descend(from position: Int, extra: Tensor?) {
    let into = (position - 1) & 1
    let (gradient, input) = (gradients[position & 1], input(of: position))
    let isRectified = position > 0 && network.layers[position - 1].isRectified
    let finish = GradientFinish(extra: extra, gate: isRectified ? input : nil)
    switch network.layers[position].operation {
    case .image: preconditionFailure("the way back through planes is another")
    case .convolution(let layer):
      convolver.run(
        gradient, shape: activations[position].shape, tile: layer.tile, weights: layer.backward,
        outChannels: layer.inChannels, finish: .gradient(extra: finish.extra, activation: finish.gate),
        into: &gradients[into])
    case .maxPool: unpool(position, extra: extra, into: into)
    case .generalConvolution(let layer):
      layer.backward(
        gradient, shape: activations[position].shape, into: &gradients[into], inputShape: input.shape,
        finish: finish, parallel: parallel, scratch: convolver.scratch)
    case .generalPool(let pooling):
      pooling.backward(
        gradient, input: input, output: activations[position], into: &gradients[into], finish: finish,
        parallel: parallel)
    case .relu:
      Rectifier.backward(gradient, shape: input.shape, into: &gradients[into], finish: finish, parallel: parallel)
    }
  }

  /// Writes the pictures' gradient, given that of the first layer.
  private mutating func finish(_ result: inout Tensor) {
    if case .image(let layer) = network.layers[0].operation {
      result = pictureGradient(layer)
    } else {
      descend(from: 0, extra: nil)
      add(pixels: gradients[1], to: &result)
    }
  }

  /// Adds the gradient of the normalised pictures, `[samples, height, width, 3]` or longer, to that of the pictures.
  private func add(pixels gradient: Tensor, to result: inout Tensor) {
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
    let finish = GradientFinish(gate: network.layers[position].isRectified ? activation : nil)
    gradients[position & 1].withMutablePointer { out in
      gradient.withPointer { out.update(from: $0, count: gradient.count) }
      finish.apply(to: out, first: 0, count: gradient.count)
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
  private mutating func pictureGradient(_ layer: FeatureNetwork.ImageConvolution) -> Tensor {
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
