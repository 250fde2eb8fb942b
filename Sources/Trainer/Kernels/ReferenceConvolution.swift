/// Convolution and pooling by their definitions, in float64: what the fast kernels are held to.
package enum ReferenceConvolution {
  /// 3×3 cross-correlation, stride 1, zero padding 1; input NHWC, weights `[out, in, 3, 3]`.
  package static func convolve(_ input: Tensor, weights: Tensor) -> [Double] {
    let (samples, height, width) = (input.shape[0], input.shape[1], input.shape[2])
    let (outChannels, inChannels) = (weights.shape[0], weights.shape[1])
    let (values, filters) = (input.values, weights.values)
    var result = [Double](repeating: 0, count: samples * height * width * outChannels)
    for sample in 0..<samples {
      for y in 0..<height {
        for x in 0..<width {
          let pixel = (sample * height + y) * width + x
          for row in max(0, y - 1)...min(height - 1, y + 1) {
            for column in max(0, x - 1)...min(width - 1, x + 1) {
              let from = ((sample * height + row) * width + column) * inChannels
              let tap = (row - y + 1) * 3 + column - x + 1
              for out in 0..<outChannels {
                for channel in 0..<inChannels {
                  result[pixel * outChannels + out] +=
                    Double(values[from + channel]) * Double(filters[(out * inChannels + channel) * 9 + tap])
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The same filter as a backward pass applies it: turned by 180°, inputs and outputs swapped.
  package static func transposed(_ weights: Tensor) -> Tensor {
    let (outChannels, inChannels) = (weights.shape[0], weights.shape[1])
    var result = Tensor(shape: [inChannels, outChannels, 3, 3])
    for out in 0..<outChannels {
      for channel in 0..<inChannels {
        for tap in 0..<9 {
          result[(channel * outChannels + out) * 9 + 8 - tap] = weights[(out * inChannels + channel) * 9 + tap]
        }
      }
    }
    return result
  }

  /// Maximum over 2×2; an odd last row or column is left out. NHWC.
  package static func maxPool(_ input: Tensor) -> Tensor {
    let (samples, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
    var result = Tensor(shape: [samples, height / 2, width / 2, channels])
    for index in 0..<result.count {
      let channel = index % channels
      let x = index / channels % (width / 2)
      let y = index / channels / (width / 2) % (height / 2)
      let sample = index / channels / (width / 2) / (height / 2)
      result[index] = [(0, 0), (0, 1), (1, 0), (1, 1)].map { offset in
        input[((sample * height + 2 * y + offset.0) * width + 2 * x + offset.1) * channels + channel]
      }.max()!
    }
    return result
  }
}
