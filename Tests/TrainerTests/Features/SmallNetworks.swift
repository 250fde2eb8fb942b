import Foundation
import Testing
import Trainer

typealias DescribedLayer = FeatureNetworkDescription.Layer

extension FeatureNetworkDescription.Layer {
  /// A convolution in few words.
  static func convolution(
    _ inChannels: Int, _ outChannels: Int, kernel: Int = 3, stride: Int = 1, padding: Int? = nil, bias: Bool = true
  ) -> Self {
    .convolution(
      .init(
        inChannels: inChannels, outChannels: outChannels, kernel: kernel, stride: stride, padding: padding,
        hasBias: bias))
  }
}

/// A description with random weights, and what it computes by definition.
struct SmallNetwork {
  let description: FeatureNetworkDescription
  let weights: Safetensors

  init(_ layers: [DescribedLayer], seed: UInt64 = 1) throws {
    description = try FeatureNetworkDescription(
      name: "small", layers: layers, mean: [0.4, 0.5, 0.6], standardDeviation: [0.2, 0.3, 0.25])
    var generator = SplitMix64(seed: seed)
    var file = Safetensors()
    for (index, layer) in layers.enumerated() {
      guard case .convolution(let convolution) = layer else { continue }
      let taps = convolution.window.kernel * convolution.window.kernel
      // Outputs of about the size of the inputs, however many are summed.
      let bound = (3 / Float(taps * convolution.inChannels)).squareRoot()
      let shape = [
        convolution.outChannels, convolution.inChannels, convolution.window.kernel, convolution.window.kernel,
      ]
      file.tensors["features.\(index).weight"] = Tensor(
        shape: shape, values: generator.uniform(shape.reduce(1, *), in: -bound...bound))
      guard convolution.hasBias else { continue }
      file.tensors["features.\(index).bias"] = Tensor(
        shape: [convolution.outChannels], values: generator.uniform(convolution.outChannels, in: -0.3...0.3))
    }
    weights = file
  }

  init(_ description: FeatureNetworkDescription, weights: Safetensors) {
    (self.description, self.weights) = (description, weights)
  }

  func network(kernels: Kernels = .best, workers: Int = 2) throws -> FeatureNetwork {
    try FeatureNetwork(description, weights: weights, kernels: kernels, parallel: Parallel(workers: workers))
  }

  /// An evaluator that has been run forward.
  func evaluator(_ pictures: Tensor, layers: [Int], workers: Int = 2) throws -> FeatureEvaluator {
    var evaluator = try FeatureEvaluator(
      network: network(workers: workers), layers: layers, samples: pictures.shape[0], height: pictures.shape[2],
      width: pictures.shape[3], parallel: Parallel(workers: workers))
    evaluator.forward(pictures)
    return evaluator
  }

  /// Outputs by index of the description's layers, in float64; index −1 is the normalised picture.
  func reference(_ pictures: Tensor, through last: Int) -> [Int: ReferenceLayers.Activations] {
    reference(pictures.values.map(Double.init), shape: pictures.shape, through: last)
  }

  /// The same for pictures `[samples, 3, height, width]` in float64, which tiny steps do not vanish in.
  func reference(_ pictures: [Double], shape: [Int], through last: Int) -> [Int: ReferenceLayers.Activations] {
    let plane = shape[2] * shape[3]
    var current = ReferenceLayers.Activations(shape: [shape[0], shape[2], shape[3], 3])
    for index in current.values.indices {
      let (sample, pixel, channel) = (index / 3 / plane, index / 3 % plane, index % 3)
      current.values[index] =
        (pictures[(sample * 3 + channel) * plane + pixel] - Double(description.mean[channel]))
        / Double(description.standardDeviation[channel])
    }
    var outputs = [-1: current]
    for (index, layer) in description.layers[...last].enumerated() {
      switch layer {
      case .convolution(let convolution):
        let bias = weights.tensors["features.\(index).bias"] ?? Tensor(shape: [convolution.outChannels])
        current = ReferenceLayers.convolve(
          current, weight: weights.tensors["features.\(index).weight"]!, bias: bias, window: convolution.window)
      case .relu: current = ReferenceLayers.rectify(current)
      case .maxPool(let pooling): current = ReferenceLayers.pool(current, kind: .maximum, window: pooling.window)
      case .averagePool(let pooling): current = ReferenceLayers.pool(current, kind: .average, window: pooling.window)
      }
      outputs[index] = current
    }
    return outputs
  }
}

/// A random batch `[samples, 3, height, width]` of pictures.
func randomPictures(_ samples: Int = 1, height: Int, width: Int, seed: UInt64 = 7) -> Tensor {
  var generator = SplitMix64(seed: seed)
  let shape = [samples, 3, height, width]
  return Tensor(shape: shape, values: generator.uniform(shape.reduce(1, *), in: 0...1))
}

/// A new empty folder; the caller removes it.
func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("features-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
