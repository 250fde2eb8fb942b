/// A plain stack of convolutions, ReLUs and poolings, without its weights.
///
/// A layer's index is its position in ``layers``, as in torchvision's `features`. The convolution at index i has the
/// tensors `<prefix>i.weight` `[out, in, kernel, kernel]` and, if it has a bias, `<prefix>i.bias` `[out]`.
/// docs/feature-networks.md describes the JSON form.
public struct FeatureNetworkDescription: Equatable, Sendable {
  public enum Layer: Equatable, Sendable {
    case convolution(Convolution)
    case relu
    case maxPool(Pooling)
    case averagePool(Pooling)
  }

  /// A cross-correlation with zero padding, all taps neighbours and all channels in one group.
  public struct Convolution: Equatable, Sendable {
    public let inChannels: Int
    public let outChannels: Int
    public let window: SlidingWindow
    public let hasBias: Bool

    /// - Parameter padding: nil for (kernel − 1) / 2, which keeps the size of a picture under odd kernels.
    public init(
      inChannels: Int, outChannels: Int, kernel: Int = 3, stride: Int = 1, padding: Int? = nil, hasBias: Bool = true
    ) {
      (self.inChannels, self.outChannels, self.hasBias) = (inChannels, outChannels, hasBias)
      // Impossible kernels are refused later, by name; here they must not overflow.
      window = SlidingWindow(kernel: kernel, stride: stride, padding: padding ?? (max(kernel, 1) - 1) / 2)
    }
  }

  /// A pooling without padding; rows and columns that fill no window are left out.
  public struct Pooling: Equatable, Sendable {
    public let window: SlidingWindow

    /// - Parameter stride: nil for the kernel, which makes windows that do not overlap.
    public init(kernel: Int = 2, stride: Int? = nil) {
      window = SlidingWindow(kernel: kernel, stride: stride ?? kernel)
    }
  }

  public let name: String
  /// Subtracted from red, green and blue, in 0...1, unless the weights' own metadata says otherwise.
  public let mean: [Float]
  /// Then divided by this.
  public let standardDeviation: [Float]
  /// What names of tensors begin with.
  public let prefix: String
  /// File name of the weights in the description's folder; nil for the description's own name.
  public let weights: String?
  public let layers: [Layer]

  /// ImageNet's mean and deviation, as torchvision's networks were trained with.
  public static let imageNetMean: [Float] = [0.485, 0.456, 0.406]
  public static let imageNetStandardDeviation: [Float] = [0.229, 0.224, 0.225]
  public static let standardPrefix = "features."

  /// - Throws: ``FeatureNetworkError/unusableDescription(source:reason:)`` for layers that do not fit together, and
  ///   for numbers beyond ``Limit``.
  public init(
    name: String, layers: [Layer], mean: [Float] = imageNetMean,
    standardDeviation: [Float] = imageNetStandardDeviation, prefix: String = standardPrefix, weights: String? = nil
  ) throws(FeatureNetworkError) {
    self.init(
      unchecked: name, layers: layers, mean: mean, standardDeviation: standardDeviation, prefix: prefix,
      weights: weights)
    do { try validate() } catch {
      throw .unusableDescription(source: name, reason: error.text)
    }
  }

  /// For layers that are known to be sound.
  init(
    unchecked name: String, layers: [Layer], mean: [Float] = imageNetMean,
    standardDeviation: [Float] = imageNetStandardDeviation, prefix: String = standardPrefix, weights: String? = nil
  ) {
    (self.name, self.layers, self.mean, self.standardDeviation) = (name, layers, mean, standardDeviation)
    (self.prefix, self.weights) = (prefix, weights)
  }
}

extension FeatureNetworkDescription.Layer {
  /// How the layer's cells lie over those below it.
  var window: SlidingWindow {
    switch self {
    case .convolution(let convolution): convolution.window
    case .relu: .identity
    case .maxPool(let pooling), .averagePool(let pooling): pooling.window
    }
  }
}

extension FeatureNetworkDescription {
  /// What a convolution's file holds.
  struct ConvolutionTensors {
    let index: Int
    let convolution: Convolution
    let weight: String
    /// Nil for a convolution without bias.
    let bias: String?
    var weightShape: [Int] {
      [convolution.outChannels, convolution.inChannels, convolution.window.kernel, convolution.window.kernel]
    }
    var biasShape: [Int] { [convolution.outChannels] }
    var names: [String] { [weight] + (bias.map { [$0] } ?? []) }
  }

  /// The convolutions in order, with the names of their tensors.
  var convolutions: [ConvolutionTensors] {
    layers.indices.compactMap { index in
      guard case .convolution(let convolution) = layers[index] else { return nil }
      return ConvolutionTensors(
        index: index, convolution: convolution, weight: "\(prefix)\(index).weight",
        bias: convolution.hasBias ? "\(prefix)\(index).bias" : nil)
    }
  }
}
