extension FeatureNetworkDescription {
  /// VGG16, torchvision's `vgg16().features`: 31 layers.
  public static let vgg16 = vgg("VGG16", [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)])
  /// VGG19, torchvision's `vgg19().features`: 37 layers.
  public static let vgg19 = vgg("VGG19", [(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)])
  /// What a file without a description of its own may be, the likelier first.
  static let builtIn = [vgg16, vgg19]

  /// Blocks of 3×3 convolutions with their ReLUs, each block followed by a 2×2 maximum.
  ///
  /// Source: Simonyan and Zisserman, "Very Deep Convolutional Networks", 2014, table 1, columns D and E.
  private static func vgg(_ name: String, _ blocks: [(convolutions: Int, channels: Int)]) -> Self {
    var layers: [Layer] = []
    var inChannels = 3
    for block in blocks {
      for _ in 0..<block.convolutions {
        layers += [.convolution(Convolution(inChannels: inChannels, outChannels: block.channels)), .relu]
        inChannels = block.channels
      }
      layers.append(.maxPool(Pooling()))
    }
    return Self(unchecked: name, layers: layers)
  }

  /// The built-in network that a file of tensors with these shapes holds, as far as the file goes.
  ///
  /// The one that more of the tensors fit; VGG16 where both fit as well. A file may end early: layers from the first
  /// convolution that it lacks on are left out, unless it has a later one.
  package static func recognised(from shapes: [String: [Int]]) -> Self {
    func fitting(_ network: Self) -> Int { network.convolutions.count { shapes[$0.weight] == $0.weightShape } }
    var best = vgg16
    for network in builtIn where fitting(network) > fitting(best) { best = network }
    let convolutions = best.convolutions
    guard let last = convolutions.lastIndex(where: { $0.names.contains { shapes[$0] != nil } }),
      last + 1 < convolutions.count
    else { return best }
    return Self(unchecked: best.name, layers: Array(best.layers[..<convolutions[last + 1].index]))
  }
}
