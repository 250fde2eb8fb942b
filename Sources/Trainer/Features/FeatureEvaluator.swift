/// Runs a feature network forward and backward on batches of one size, in memory taken once.
///
/// Activations are NHWC, so that kernels work on sixteen channels at a time.
public struct FeatureEvaluator: Sendable {
  public let network: FeatureNetwork
  /// Pictures a batch.
  public let samples: Int
  public let height: Int
  public let width: Int
  /// Sizes of what the evaluation takes.
  let plan: FeaturePlan
  let parallel: Parallel

  /// Outputs of each layer, `[samples, height, width, channels]`.
  package internal(set) var activations: [Tensor]
  /// The normalised pictures, `[samples, height, width, 3]`.
  var pixels: Tensor
  /// Gradients with respect to the activations; two buffers in turn, as large as the largest. Empty until the
  /// first backward pass, like ``patches``: who only looks at features needs neither.
  var gradients: [Tensor] = []
  /// The same as ``pixels`` in planes with a border of zeros, `[samples, 3, height + 2, width + 2]`; empty where the
  /// first layer does not read planes.
  var planes: Tensor
  /// Gradients of the first layer's patches, `[samples, height, width, 32]`; empty as ``planes`` are.
  var patches = Tensor(shape: [0])
  /// Runs the convolutions, with scratch memory for each worker.
  let convolver: Convolver

  /// Number of layers that are evaluated: up to the deepest one asked for.
  var depth: Int { plan.activations.count }

  /// Takes memory for batches `[samples, 3, height, width]`, evaluated up to the deepest of `layers`.
  ///
  /// - Throws: ``FeatureNetworkError`` for an unknown layer or a picture too small to reach it.
  public init(
    network: FeatureNetwork, layers: [Int], samples: Int, height: Int, width: Int,
    parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    plan = try FeaturePlan(network: network, layers: layers, samples: samples, height: height, width: width)
    self.network = network
    self.samples = samples
    self.height = height
    self.width = width
    self.parallel = parallel
    activations = plan.activations.map { Tensor(shape: $0) }
    pixels = Tensor(shape: plan.pixels)
    planes = Tensor(shape: plan.planes)
    convolver = Convolver(kernels: network.kernels, parallel: parallel, workspace: plan.workspace)
  }

  /// What a layer reads: the output of the one below, or the normalised pictures.
  func input(of position: Int) -> Tensor { position == 0 ? pixels : activations[position - 1] }

  /// Output of a layer in the last forward pass, `[samples, height, width, channels]`.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)``.
  public func features(ofLayer index: Int) throws(FeatureNetworkError) -> Tensor {
    if index == FeatureNetwork.pictureLayer { return pixels }
    let position = try network.position(ofLayer: index)
    guard position < depth else { throw .unknownLayer(index, known: network.indices(of: network.layers[..<depth])) }
    return activations[position]
  }

  /// Gives the memory back; nothing can be run any more.
  mutating func release() { (activations, gradients, patches) = ([], [], Tensor(shape: [0])) }
}
