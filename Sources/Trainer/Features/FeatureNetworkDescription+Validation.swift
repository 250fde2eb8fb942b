extension FeatureNetworkDescription {
  /// The largest networks that are taken; beyond them a description is a mistake.
  public enum Limit {
    public static let layers = 256
    public static let channels = 4096
    public static let kernel = 31
    /// Of all layers' strides multiplied.
    public static let stride = 1024
    /// Numbers in all convolutions' weights: 256 MB of them, three times VGG19's.
    public static let weights = 1 << 26
    /// Characters of a name.
    public static let name = 100
  }

  /// Entries of the JSON form.
  enum Entry: String, CodingKey, CaseIterable { case name, mean, std, prefix, weights, layers }

  /// What is wrong with a description, and where.
  struct Fault: Error {
    let entry: Entry
    let layer: Int?
    let reason: String

    init(_ entry: Entry, _ reason: String) { (self.entry, layer, self.reason) = (entry, nil, reason) }
    init(layer: Int, _ reason: String) { (entry, self.layer, self.reason) = (.layers, layer, reason) }

    /// The place as FileReason writes it, then the reason.
    var text: String { entry.rawValue + (layer.map { "[\($0)]" } ?? "") + ": " + reason }
  }

  func validate() throws(Fault) {
    guard !name.isEmpty, Self.isPlain(name) else {
      throw Fault(.name, "must be 1 to \(Limit.name) characters without line breaks")
    }
    guard Self.isPlain(prefix) else { throw Fault(.prefix, "must be \(Limit.name) characters or less on one line") }
    if let weights {
      guard Self.isPlain(weights), !weights.isEmpty, !weights.contains("/"), ![".", ".."].contains(weights) else {
        throw Fault(.weights, "must be the name of a file in the same folder")
      }
    }
    guard mean.count == 3, mean.allSatisfy(\.isFinite) else { throw Fault(.mean, "must be three numbers") }
    guard standardDeviation.count == 3, standardDeviation.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw Fault(.std, "must be three numbers above zero")
    }
    try validateLayers()
  }

  private func validateLayers() throws(Fault) {
    guard !layers.isEmpty else { throw Fault(.layers, "there are none") }
    guard layers.count <= Limit.layers else {
      throw Fault(.layers, "there are \(layers.count); \(Limit.layers) are the most")
    }
    var (channels, stride, weights) = (3, 1, 0)
    for (index, layer) in layers.enumerated() {
      try Self.check(layer.window, index)
      if case .convolution(let convolution) = layer {
        guard convolution.inChannels == channels else {
          let below = index == 0 ? "a picture" : "the layer below"
          throw Fault(layer: index, "in is \(convolution.inChannels) where \(below) has \(channels) channels")
        }
        guard 1...Limit.channels ~= convolution.outChannels else {
          throw Fault(layer: index, "out is \(convolution.outChannels); it must be 1 to \(Limit.channels)")
        }
        weights += channels * convolution.outChannels * layer.window.kernel * layer.window.kernel
        channels = convolution.outChannels
      }
      stride *= layer.window.stride
      guard stride <= Limit.stride else {
        throw Fault(layer: index, "strides up to here multiply to \(stride); \(Limit.stride) is the most")
      }
      guard weights <= Limit.weights else {
        throw Fault(layer: index, "\(weights) weights up to here; \(Limit.weights) are the most")
      }
    }
  }

  private static func check(_ window: SlidingWindow, _ index: Int) throws(Fault) {
    let limit = Limit.kernel
    guard 1...limit ~= window.kernel else {
      throw Fault(layer: index, "kernel is \(window.kernel); it must be 1 to \(limit)")
    }
    guard 1...limit ~= window.stride else {
      throw Fault(layer: index, "stride is \(window.stride); it must be 1 to \(limit)")
    }
    guard 0...window.kernel / 2 ~= window.padding else {
      throw Fault(layer: index, "padding is \(window.padding); it must be 0 to half of the kernel")
    }
  }

  /// Whether a text may stand in a message: short, on one line.
  private static func isPlain(_ text: String) -> Bool {
    let breaks: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
    return text.count <= Limit.name
      && text.unicodeScalars.allSatisfy { !breaks.contains($0.properties.generalCategory) }
  }
}
