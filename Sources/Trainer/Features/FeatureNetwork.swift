import CKernels

/// A frozen stack of 3×3 convolutions, ReLUs and 2×2 max poolings whose activations are an image's features.
///
/// Layers carry torchvision's indices of `features`: VGG16's style layers are 1, 6, 11, 18 and 25.
/// Source: Simonyan and Zisserman, "Very Deep Convolutional Networks", 2014.
public struct FeatureNetwork: Sendable {
  /// A layer whose output is a feature: a convolution with its ReLU, or a pooling.
  package enum Layer: Sendable {
    /// The first convolution, from a picture's three planes.
    case image(ImageConvolution)
    case convolution(Convolution)
    case maxPool(channels: Int)

    package var channels: Int {
      switch self {
      case .image(let layer): layer.channels
      case .convolution(let layer): layer.outChannels
      case .maxPool(let channels): channels
      }
    }
  }

  /// Weights of the first convolution, packed for the kernels.
  package struct ImageConvolution: Sendable {
    package let channels: Int
    package let weights: Tensor  // [channels / 32, 27, 32]
    package let transposed: Tensor  // [channels, 32]: 27 patch entries, then zeros
    package let bias: Tensor
  }

  /// Weights of a convolution in Winograd's domain, packed for the kernels.
  package struct Convolution: Sendable {
    package let inChannels: Int
    package let outChannels: Int
    /// Outputs of a Winograd tile a side.
    package let tile: Int
    package let forward: Tensor  // [(tile + 2)², out / 32, in, 32]
    package let backward: Tensor  // [(tile + 2)², in / 32, out, 32], filters turned by 180°
    package let bias: Tensor
  }

  /// The layers in order, each with the index of its output in torchvision's `features`.
  package let layers: [(index: Int, layer: Layer)]
  /// Subtracted from red, green and blue before the first layer.
  public let mean: [Float]
  /// Then divided by this.
  public let standardDeviation: [Float]
  package let kernels: Kernels

  /// Layers whose Gram matrices make a style, after Gatys et al., 2016.
  public static let styleLayers = [1, 6, 11, 18, 25]
  /// The normalised picture itself, which losses may compare like a layer.
  public static let pictureLayer = 0
  /// Layers whose activations make a content.
  public static let contentLayers = [18, 25]

  /// Indices of the layers that may be asked for.
  public var layerIndices: [Int] { [Self.pictureLayer] + layers.map(\.index) }

  package func position(ofLayer index: Int) throws(FeatureNetworkError) -> Int {
    guard let position = layers.firstIndex(where: { $0.index == index }) else {
      throw .unknownLayer(index, known: layerIndices)
    }
    return position
  }

  package init(
    layers: [(index: Int, layer: Layer)], mean: [Float], standardDeviation: [Float], kernels: Kernels
  ) {
    self.layers = layers
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.kernels = kernels
  }
}

/// Why a feature network cannot be built or asked.
public enum FeatureNetworkError: Error, CustomStringConvertible {
  case weights(path: String, reason: String)
  case unknownLayer(Int, known: [Int])
  case imageTooSmall(width: Int, height: Int, layer: Int, minimum: Int)
  case missingResource(searched: [String])

  public var description: String {
    switch self {
    case .weights(let path, let reason): "\(path): not usable as feature weights: \(reason)"
    case .unknownLayer(let index, let known):
      "the feature network has no layer \(index); it has \(known.map(String.init).joined(separator: ", "))"
    case .imageTooSmall(let width, let height, let layer, let minimum):
      "\(width)x\(height) is too small for layer \(layer): each side needs \(minimum) pixels or more"
    case .missingResource(let searched):
      "the bundled feature weights are missing (looked in \(searched.joined(separator: ", "))); reinstall, or name a file with --features"
    }
  }
}
