import CKernels
import Testing
import Trainer

@Suite("Convolution and pooling kernels against the reference")
struct ConvolutionKernelTests {
  typealias Shape = (samples: Int, height: Int, width: Int, inChannels: Int, outChannels: Int, tile: Int)
  static let shapes: [Shape] = [
    (1, 1, 1, 32, 32, 4), (2, 4, 4, 32, 64, 4), (1, 5, 9, 64, 32, 4), (3, 2, 11, 32, 32, 4), (1, 13, 6, 32, 96, 4),
    (1, 1, 1, 32, 32, 2), (2, 4, 4, 32, 64, 2), (1, 5, 9, 64, 32, 2), (3, 2, 11, 32, 32, 2), (1, 13, 6, 32, 96, 2),
  ]

  @Test("Winograd forward and backward", arguments: shapes.indices, availableKernels)
  func winograd(shape index: Int, instructionSet: Kernels.InstructionSet) throws {
    let shape = Self.shapes[index]
    let kernels = try #require(Kernels(instructionSet))
    var generator = SplitMix64(seed: UInt64(index))
    func random(_ shape: [Int]) -> Tensor {
      Tensor(shape: shape, values: generator.uniform(shape.reduce(1, *), in: -1...1))
    }
    let input = random([shape.samples, shape.height, shape.width, shape.inChannels])
    let weight = random([shape.outChannels, shape.inChannels, 3, 3])
    let bias = random([shape.outChannels])
    let layer = FeatureNetwork.Convolution(
      weight: weight, bias: bias, tile: shape.tile, kernels: kernels, parallel: Parallel(workers: 1))
    let convolver = Convolver(
      kernels: kernels, parallel: Parallel(workers: 2),
      workspace: nca_winograd_workspace(CInt(shape.tile), CInt(shape.inChannels), CInt(shape.outChannels)))

    let outputShape = [shape.samples, shape.height, shape.width, shape.outChannels]
    var output = Tensor(shape: outputShape)
    convolver.run(
      input, shape: input.shape, tile: shape.tile, weights: layer.forward, outChannels: shape.outChannels, finish: .bias(bias),
      into: &output)
    let plain = ReferenceConvolution.convolve(input, weights: weight)
    let rectified = plain.enumerated().map { max(0, $1 + Double(bias[$0 % shape.outChannels])) }
    expectEqual(output, rectified, "forward")

    let gradient = random(outputShape)
    let extra = random(input.shape)
    var back = Tensor(shape: input.shape)
    convolver.run(
      gradient, shape: outputShape, tile: shape.tile, weights: layer.backward, outChannels: shape.inChannels,
      finish: .gradient(extra: extra, activation: input), into: &back)
    let transposed = ReferenceConvolution.convolve(
      gradient, weights: ReferenceConvolution.transposed(weight))
    let expected = transposed.enumerated().map { input[$0] > 0 ? $1 + Double(extra[$0]) : 0 }
    expectEqual(back, expected, "backward")
  }

  @Test("matrix products over odd shapes", arguments: availableKernels)
  func products(instructionSet: Kernels.InstructionSet) throws {
    let table = try #require(Kernels(instructionSet)).table
    var generator = SplitMix64(seed: 4)
    for (m, n, k) in [(1, 16, 1), (3, 48, 5), (8, 32, 7), (13, 80, 33), (20, 16, 64)] {
      let a = generator.uniform(m * k, in: -1...1)
      let b = generator.uniform(k * n, in: -1...1)
      let start = generator.uniform(m * n, in: -1...1)
      var c = start
      table.gemm(CInt(m), CInt(n), CInt(k), a, k, 1, b, n, 32, &c, n, 1)
      let expected = (0..<m * n).map { entry in
        (0..<k).reduce(Double(start[entry])) {
          $0 + Double(a[entry / n * k + $1]) * Double(b[$1 * n + entry % n])
        }
      }
      expectEqual(Tensor(shape: [m, n], values: c), expected, "gemm \(m)x\(n)x\(k)")

      // a bᵀ over the long axis: [m, n] · [k, n]ᵀ
      let left = generator.uniform(m * n, in: -1...1)
      var sums = [Float](repeating: 0, count: m * k)
      table.gemm_nt(CInt(m), CInt(k), CInt(n), left, n, b, n, &sums, k)
      let dots = (0..<m * k).map { entry in
        (0..<n).reduce(0.0) { $0 + Double(left[entry / k * n + $1]) * Double(b[entry % k * n + $1]) }
      }
      expectEqual(Tensor(shape: [m, k], values: sums), dots, "gemm_nt \(m)x\(k)x\(n)")
    }
  }

  @Test("pooling forward, and its gradient goes to the first largest", arguments: availableKernels)
  func pooling(instructionSet: Kernels.InstructionSet) throws {
    let table = try #require(Kernels(instructionSet)).table
    var generator = SplitMix64(seed: 6)
    let (height, width, channels) = (5, 7, 16)
    // Few distinct values, so that ties occur.
    let values = (0..<height * width * channels).map { _ in Float(Int.random(in: -1...2, using: &generator)) }
    let input = Tensor(shape: [1, height, width, channels], values: values)
    let reference = ReferenceConvolution.maxPool(input)
    var output = [Float](repeating: .nan, count: reference.count)
    table.pool_forward(CInt(width), CInt(channels), 0, CInt(height / 2), values, &output)
    #expect(output == reference.values)

    let gradient = generator.uniform(reference.count, in: 1...2)
    let extra = generator.uniform(input.count, in: -1...1)
    var back = [Float](repeating: .nan, count: input.count)
    for y in stride(from: 0, to: height, by: 2) {
      table.pool_backward(
        CInt(height), CInt(width), CInt(channels), CInt(y), CInt(min(height, y + 2)), values, gradient, extra,
        &back)
    }
    var expected = extra
    for index in reference.values.indices {
      let (channel, x) = (index % channels, index / channels % (width / 2))
      let y = index / channels / (width / 2)
      let candidates = [(0, 0), (0, 1), (1, 0), (1, 1)].map {
        ((2 * y + $0.0) * width + 2 * x + $0.1) * channels + channel
      }
      expected[candidates.first { values[$0] == reference[index] }!] += gradient[index]
    }
    for index in expected.indices where values[index] <= 0 { expected[index] = 0 }
    #expect(zip(back, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
