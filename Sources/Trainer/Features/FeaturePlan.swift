import CKernels

/// The sizes of all that an evaluation of some layers takes, before any memory is taken.
struct FeaturePlan: Sendable {
  /// Shapes of the evaluated layers' outputs, `[samples, height, width, channels]`.
  private(set) var activations: [[Int]] = []
  /// Shape of the normalised pictures.
  let pixels: [Int]
  /// Shape of the normalised pictures in planes with a border of zeros; empty where no layer reads them.
  let planes: [Int]
  /// Floats of each of the two gradients of a backward pass.
  let gradient: Int
  /// Shape of the gradients of the first layer's patches.
  let patches: [Int]
  /// Floats of scratch memory that each worker needs.
  let workspace: Int

  /// - Throws: ``FeatureNetworkError`` for an unknown layer or a picture too small to reach it.
  init(
    network: FeatureNetwork, layers: [Int], samples: Int, height: Int, width: Int
  ) throws(FeatureNetworkError) {
    precondition(samples > 0 && height > 0 && width > 0)
    let layers = try network.evaluatedLayers(for: layers)
    var workspace = 0
    var (rows, columns) = (height, width)
    for layer in layers {
      (rows, columns) = (layer.window.cells(over: rows), layer.window.cells(over: columns))
      guard rows > 0, columns > 0 else {
        let minimum = layers.reversed().reduce(1) { $1.window.length(under: $0) }
        throw .imageTooSmall(width: width, height: height, layer: layer.index, minimum: minimum)
      }
      activations.append([samples, rows, columns, layer.channels])
      workspace = max(workspace, layer.workspace(width: width))
    }
    pixels = [samples, height, width, 3]
    var largest = activations.map(Self.count).max() ?? 0
    if case .image? = layers.first?.operation {
      planes = [samples, 3, height + 2, width + 2]
      patches = [samples, height, width, Kernels.panel]
    } else {
      (planes, patches) = ([0], [0])
      // The gradient of the normalised pictures lies in a buffer too.
      largest = layers.isEmpty ? 0 : max(largest, Self.count(pixels))
    }
    gradient = largest
    self.workspace = workspace
  }

  /// Bytes of everything, the backward pass included.
  func bytes(workers: Int) -> Int {
    let tensors = (activations + [pixels, planes, patches]).reduce(0) { $0 + Self.count($1) }
    return (tensors + 2 * gradient + workers * workspace) * MemoryLayout<Float>.stride
  }

  private static func count(_ shape: [Int]) -> Int { shape.reduce(1, *) }
}

extension FeatureNetwork.Layer {
  /// Floats of scratch memory that each worker needs, for pictures of this width.
  fileprivate func workspace(width: Int) -> Int {
    switch operation {
    case .image: 27 * width
    case .convolution(let layer):
      nca_winograd_workspace(CInt(layer.tile), CInt(layer.inChannels), CInt(layer.outChannels))
    case .generalConvolution(let layer): layer.workspace
    case .maxPool, .generalPool, .relu: 0
    }
  }
}

extension FeatureEvaluator {
  /// Bytes that an evaluator takes for a forward and a backward pass, the network itself and losses aside.
  ///
  /// - Throws: ``FeatureNetworkError`` for an unknown layer or a picture too small to reach it.
  public static func memory(
    network: FeatureNetwork, layers: [Int], samples: Int, height: Int, width: Int, parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) -> Int {
    try FeaturePlan(network: network, layers: layers, samples: samples, height: height, width: width)
      .bytes(workers: parallel.workers)
  }

  /// Bytes that it holds now.
  package var heldBytes: Int {
    let tensors = (activations + gradients + [pixels, planes, patches]).reduce(0) { $0 + $1.count }
    return (tensors + convolver.scratch.reduce(0) { $0 + $1.count }) * MemoryLayout<Float>.stride
  }
}
