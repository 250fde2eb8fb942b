import Foundation

extension FeatureNetwork {
  /// Builds the network that a description and its weights make.
  ///
  /// Entries `mean` and `std` of the weights' metadata, JSON arrays of three numbers, replace the description's.
  /// Tensors that the description does not name are ignored.
  ///
  /// - Parameters:
  ///   - path: where the weights were read, for errors; nil for the network's name.
  ///   - parallel: threads that pack the weights.
  /// - Throws: ``FeatureNetworkError/weights(path:reason:)`` when a tensor is missing, has a wrong shape or holds a
  ///   number that is not finite.
  public init(
    _ description: FeatureNetworkDescription, weights: Safetensors, path: String? = nil, kernels: Kernels = .best,
    parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    let source = WeightSource(
      network: description.name, path: path ?? description.name, tensors: weights.tensors, metadata: weights.metadata)
    let convolutions = description.convolutions
    try source.checkShapes(of: convolutions)
    let mean = try source.triple("mean", description.mean)
    let deviation = try source.triple("std", description.standardDeviation)
    var stack = LayerStack(kernels: kernels, parallel: parallel)
    for (index, layer) in description.layers.enumerated() {
      switch layer {
      case .relu: stack.addReLU(index)
      case .maxPool: stack.add(pool: .maximum, layer.window, index)
      case .averagePool: stack.add(pool: .average, layer.window, index)
      case .convolution(let convolution):
        guard let tensors = convolutions.first(where: { $0.index == index }) else { continue }
        let isRectified = description.layers.dropFirst(index + 1).first == .relu
        stack.add(
          convolution, index, weight: try source.tensor(tensors.weight),
          bias: try tensors.bias.map { name throws(FeatureNetworkError) in try source.tensor(name) }
            ?? Tensor(shape: tensors.biasShape),
          isRectified: isRectified)
      }
    }
    self.init(
      name: description.name, layers: stack.layers, mean: mean, standardDeviation: deviation, kernels: kernels)
  }
}

/// Weights by name, checked when they are taken.
struct WeightSource {
  let network: String
  let path: String
  let tensors: [String: Tensor]
  let metadata: [String: String]

  /// Whether each convolution has its tensors.
  func checkShapes(of convolutions: [FeatureNetworkDescription.ConvolutionTensors]) throws(FeatureNetworkError) {
    try Self.check(tensors.mapValues(\.shape), of: convolutions, network: network, path: path)
  }

  /// The same for a file's table of contents, before its numbers are read.
  static func check(
    _ shapes: [String: [Int]], of convolutions: [FeatureNetworkDescription.ConvolutionTensors], network: String,
    path: String
  ) throws(FeatureNetworkError) {
    for convolution in convolutions {
      let bias = convolution.bias.map { [($0, convolution.biasShape)] } ?? []
      for (name, wanted) in [(convolution.weight, convolution.weightShape)] + bias {
        guard let shape = shapes[name] else { throw .weights(path: path, reason: "it lacks the tensor \(name)") }
        guard shape == wanted else {
          throw .weights(path: path, reason: "\(name) has shape \(shape) where \(network) has \(wanted)")
        }
      }
    }
  }

  /// A tensor of which ``checkShapes(of:)`` knows.
  func tensor(_ name: String) throws(FeatureNetworkError) -> Tensor {
    guard let tensor = tensors[name], tensor.values.allSatisfy(\.isFinite) else {
      throw .weights(path: path, reason: "\(name) holds a number that is not finite")
    }
    return tensor
  }

  /// Three numbers of the metadata, or the description's.
  func triple(_ key: String, _ standard: [Float]) throws(FeatureNetworkError) -> [Float] {
    guard let text = metadata[key] else { return standard }
    guard let values = try? JSONDecoder().decode([Float].self, from: Data(text.utf8)),
      values.count == 3, values.allSatisfy(\.isFinite), key == "mean" || values.allSatisfy({ $0 > 0 })
    else { throw .weights(path: path, reason: "metadata \(key) is not three numbers: \(text.prefix(60))") }
    return values
  }
}

/// Layers as they are put on each other, each with the fastest operation that it fits.
private struct LayerStack {
  let kernels: Kernels
  let parallel: Parallel
  private(set) var layers: [FeatureNetwork.Layer] = []

  init(kernels: Kernels, parallel: Parallel) { (self.kernels, self.parallel) = (kernels, parallel) }

  private var channels: Int { layers.last?.channels ?? 3 }
  private var isRectified: Bool { layers.last?.isRectified ?? false }

  /// A convolution; a ReLU right behind it becomes a part of it.
  mutating func add(
    _ convolution: FeatureNetworkDescription.Convolution, _ index: Int, weight: Tensor, bias: Tensor,
    isRectified: Bool
  ) {
    let window = convolution.window
    let (inputs, outputs, panel) = (convolution.inChannels, convolution.outChannels, Kernels.panel)
    let fitsKernels =
      isRectified && window == SlidingWindow(kernel: 3, stride: 1, padding: 1) && outputs.isMultiple(of: panel)
    let operation: FeatureNetwork.Operation =
      if fitsKernels && layers.isEmpty {
        .image(FeatureNetwork.ImageConvolution(weight: weight, bias: bias))
      } else if fitsKernels && inputs.isMultiple(of: panel) {
        .convolution(FeatureNetwork.Convolution(weight: weight, bias: bias, kernels: kernels, parallel: parallel))
      } else {
        .generalConvolution(GeneralConvolution(weight: weight, bias: bias, window: window, isRectified: isRectified))
      }
    layers.append(
      FeatureNetwork.Layer(
        index: isRectified ? index + 1 : index, operation: operation, channels: outputs, window: window,
        isRectified: isRectified))
  }

  mutating func addReLU(_ index: Int) {
    // Already part of the convolution below.
    if layers.last?.index == index { return }
    layers.append(
      FeatureNetwork.Layer(
        index: index, operation: .relu, channels: channels, window: .identity, isRectified: true))
  }

  mutating func add(pool kind: GeneralPooling.Kind, _ window: SlidingWindow, _ index: Int) {
    let fitsKernels =
      kind == .maximum && window == SlidingWindow(kernel: 2, stride: 2) && isRectified
      && channels.isMultiple(of: Kernels.lanes)
    layers.append(
      FeatureNetwork.Layer(
        index: index, operation: fitsKernels ? .maxPool : .generalPool(GeneralPooling(kind: kind, window: window)),
        channels: channels, window: window, isRectified: isRectified))
  }
}
