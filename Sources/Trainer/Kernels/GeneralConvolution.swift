/// A convolution of any kernel, stride, padding and number of channels, with or without its ReLU; NHWC.
package struct GeneralConvolution: Sendable {
  package let window: SlidingWindow
  package let inChannels: Int
  package let outChannels: Int
  /// Whether the ReLU behind it is part of it.
  package let isRectified: Bool
  private let bias: Tensor
  private let product: PatchProduct
  /// The gradient of the input, in parts: inputs that the same taps of the kernel see.
  private let transposed: [PatchProduct]

  /// Packs weights `[out, in, kernel, kernel]` and bias `[out]`.
  package init(weight: Tensor, bias: Tensor, window: SlidingWindow, isRectified: Bool) {
    (outChannels, inChannels) = (weight.shape[0], weight.shape[1])
    (self.bias, self.window, self.isRectified) = (bias, window, isRectified)
    let axis = PatchProduct.Axis(
      first: 0, step: 1, stride: window.stride, offset: -window.padding, taps: window.kernel)
    let taps = Array(0..<window.kernel)
    product = PatchProduct(
      rows: axis, columns: axis, sourceChannels: inChannels, targetChannels: outChannels,
      weights: Self.pack(weight, rowTaps: taps, columnTaps: taps, isTransposed: false))
    let phases = (0..<window.stride).map { Self.phase($0, of: window) }
    var transposed: [PatchProduct] = []
    for rows in phases {
      for columns in phases {
        transposed.append(
          PatchProduct(
            rows: rows.axis, columns: columns.axis, sourceChannels: outChannels, targetChannels: inChannels,
            weights: Self.pack(weight, rowTaps: rows.taps, columnTaps: columns.taps, isTransposed: true)))
      }
    }
    self.transposed = transposed
  }

  /// Floats of scratch memory that each worker needs.
  var workspace: Int { transposed.reduce(product.workspace) { max($0, $1.workspace) } }

  /// Writes the output of `input`, both `[samples, height, width, channels]`.
  func forward(_ input: Tensor, into output: inout Tensor, parallel: Parallel, scratch: [AlignedFloats]) {
    product.run(
      input, shape: input.shape, into: &output, shape: output.shape, finish: .bias(bias, isRectified: isRectified),
      parallel: parallel, scratch: scratch)
  }

  /// Writes the gradient of an input of shape `inputShape`, given that of the output of shape `shape`.
  func backward(
    _ gradient: Tensor, shape: [Int], into result: inout Tensor, inputShape: [Int], finish: GradientFinish,
    parallel: Parallel, scratch: [AlignedFloats]
  ) {
    for product in transposed {
      product.run(
        gradient, shape: shape, into: &result, shape: inputShape, finish: .gradient(finish), parallel: parallel,
        scratch: scratch)
    }
  }

  /// The inputs `x` along an axis whose `x + padding` leaves this remainder by the stride: the outputs that see them,
  /// and by which taps, in the order of those outputs.
  ///
  /// Output `o` sees input `x` by tap `x + padding − stride · o`, so that these are every stride-th tap.
  private static func phase(_ remainder: Int, of window: SlidingWindow) -> (axis: PatchProduct.Axis, taps: [Int]) {
    let (stride, padding) = (window.stride, window.padding)
    let taps = Array(Swift.stride(from: remainder, to: window.kernel, by: stride).reversed())
    let first = ((remainder - padding) % stride + stride) % stride
    // The output that sees the first of these inputs by the least tap, which is the last of those that see it.
    let last = (first + padding - remainder) / stride
    let axis = PatchProduct.Axis(first: first, step: stride, stride: 1, offset: last - taps.count + 1, taps: taps.count)
    return (axis, taps)
  }

  /// Weights `[row taps, column taps, in, out]`, or in and out swapped for the way back.
  private static func pack(_ weight: Tensor, rowTaps: [Int], columnTaps: [Int], isTransposed: Bool) -> Tensor {
    let (outputs, inputs, kernel) = (weight.shape[0], weight.shape[1], weight.shape[2])
    let (sources, targets) = isTransposed ? (outputs, inputs) : (inputs, outputs)
    var packed = Tensor(shape: [rowTaps.count, columnTaps.count, sources, targets])
    weight.withPointer { weight in
      packed.withMutablePointer { packed in
        var to = packed
        for row in rowTaps {
          for column in columnTaps {
            for source in 0..<sources {
              for target in 0..<targets {
                let (output, input) = isTransposed ? (source, target) : (target, source)
                to.pointee = weight[((output * inputs + input) * kernel + row) * kernel + column]
                to += 1
              }
            }
          }
        }
      }
    }
    return packed
  }
}
