import CKernels

/// Runs a feature network forward and backward on batches of one size, in memory taken once.
///
/// Activations are NHWC, so that kernels work on sixteen channels at a time.
public struct FeatureEvaluator: Sendable {
  public let network: FeatureNetwork
  /// Pictures a batch.
  public let samples: Int
  public let height: Int
  public let width: Int
  /// Number of layers that are evaluated: up to the deepest one asked for.
  let depth: Int
  let parallel: Parallel

  /// Outputs of each layer, `[samples, height, width, channels]`.
  package internal(set) var activations: [Tensor]
  /// The normalised pictures, `[samples, height, width, 3]`.
  var pixels: Tensor
  /// Gradients with respect to the activations; two buffers in turn, as large as the largest. Empty until the
  /// first backward pass, like ``patches``: who only looks at features needs neither.
  var gradients: [Tensor] = []
  /// The same with a border of zeros, `[samples, 3, height + 2, width + 2]`.
  var planes: Tensor
  /// Gradients of the first layer's patches, `[samples, height, width, 32]`.
  var patches = Tensor(shape: [0])
  /// Runs the convolutions, with scratch memory for each worker.
  let convolver: Convolver

  /// Takes memory for batches `[samples, 3, height, width]`, evaluated up to the deepest of `layers`.
  ///
  /// - Throws: ``FeatureNetworkError`` for an unknown layer or a picture too small to reach it.
  public init(
    network: FeatureNetwork, layers: [Int], samples: Int, height: Int, width: Int,
    parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    precondition(samples > 0 && height > 0 && width > 0)
    self.network = network
    self.samples = samples
    self.height = height
    self.width = width
    self.parallel = parallel
    var deepest = 0
    for layer in layers where layer != FeatureNetwork.pictureLayer {
      deepest = max(deepest, try network.position(ofLayer: layer))
    }
    depth = deepest + 1

    activations = []
    var (rows, columns) = (height, width)
    var workspace = 27 * width
    for (index, layer) in network.layers[..<depth] {
      switch layer {
      case .image: break
      case .convolution(let layer):
        let (tile, inputs, outputs) = (CInt(layer.tile), CInt(layer.inChannels), CInt(layer.outChannels))
        workspace = max(workspace, nca_winograd_workspace(tile, inputs, outputs))
      case .maxPool: (rows, columns) = (rows / 2, columns / 2)
      }
      guard rows > 0, columns > 0 else {
        let pools = network.layers[..<depth].count { if case .maxPool = $0.layer { true } else { false } }
        throw .imageTooSmall(width: width, height: height, layer: index, minimum: 1 << pools)
      }
      activations.append(Tensor(shape: [samples, rows, columns, layer.channels]))
    }
    pixels = Tensor(shape: [samples, height, width, 3])
    planes = Tensor(shape: [samples, 3, height + 2, width + 2])
    convolver = Convolver(kernels: network.kernels, parallel: parallel, workspace: workspace)
  }

  /// Output of a layer in the last forward pass, `[samples, height, width, channels]`.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)``.
  public func features(ofLayer index: Int) throws(FeatureNetworkError) -> Tensor {
    if index == FeatureNetwork.pictureLayer { return pixels }
    let position = try network.position(ofLayer: index)
    guard position < depth else { throw .unknownLayer(index, known: Array(network.layerIndices[...depth])) }
    return activations[position]
  }

  /// Gives the memory back; nothing can be run any more.
  mutating func release() { (activations, gradients, patches) = ([], [], Tensor(shape: [0])) }
}
