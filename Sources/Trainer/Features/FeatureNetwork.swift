import CKernels

/// A frozen stack of convolutions, ReLUs and poolings whose activations are an image's features.
///
/// A layer's index is its position in the ``FeatureNetworkDescription``: torchvision's index in `features`. A
/// convolution with a ReLU right behind it is one layer here, under the ReLU's index.
public struct FeatureNetwork: Sendable {
  /// A layer whose output is a feature.
  package struct Layer: Sendable {
    /// Index of its output.
    package let index: Int
    package let operation: Operation
    /// Channels of its output.
    package let channels: Int
    package let window: SlidingWindow
    /// Whether its output came through a ReLU, so that gradients are cut off where it is zero.
    package let isRectified: Bool
  }

  /// What a layer computes: the first three by kernels of their own, which VGG's layers fit.
  package enum Operation: Sendable {
    /// The first convolution, from a picture's three planes.
    case image(ImageConvolution)
    case convolution(Convolution)
    /// Maximum over 2×2 of rectified features.
    case maxPool
    case generalConvolution(GeneralConvolution)
    case generalPool(GeneralPooling)
    case relu
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

  /// What the network is called, "VGG16" say.
  public let name: String
  /// The layers in order.
  package let layers: [Layer]
  /// Subtracted from red, green and blue before the first layer.
  public let mean: [Float]
  /// Then divided by this.
  public let standardDeviation: [Float]
  package let kernels: Kernels

  /// VGG16's layers whose Gram matrices make a style, after Gatys et al., 2016.
  public static let styleLayers = [1, 6, 11, 18, 25]
  /// The normalised picture itself, which losses may compare like a layer.
  ///
  /// A network whose first layer is no convolution with its ReLU has another layer 0, which then cannot be named.
  public static let pictureLayer = 0
  /// VGG16's layers whose activations make a content.
  public static let contentLayers = [18, 25]

  /// Indices of the layers that may be asked for.
  public var layerIndices: [Int] { indices(of: layers[...]) }

  /// The picture's index, then those of some layers that can be named.
  func indices(of layers: ArraySlice<Layer>) -> [Int] {
    [Self.pictureLayer] + layers.map(\.index).filter { $0 != Self.pictureLayer }
  }

  package func position(ofLayer index: Int) throws(FeatureNetworkError) -> Int {
    guard index != Self.pictureLayer, let position = layers.firstIndex(where: { $0.index == index }) else {
      throw .unknownLayer(index, known: layerIndices)
    }
    return position
  }

  init(
    name: String, layers: [Layer], mean: [Float], standardDeviation: [Float], kernels: Kernels
  ) {
    self.name = name
    self.layers = layers
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.kernels = kernels
  }
}
