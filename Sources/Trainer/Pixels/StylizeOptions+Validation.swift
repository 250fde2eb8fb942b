extension StylizeOptions {
  /// Checks every option, also against the pictures that there are.
  ///
  /// - Throws: ``StylizeOptionsError`` for the first one that is impossible.
  public func validate(_ pictures: StylizePictures) throws(StylizeOptionsError) {
    try validateNumbers()
    try validateParts(pictures)
    if start == .content && pictures.content == nil { throw .missing("a content picture", for: "--from content") }
    if start == .style && pictures.styles.isEmpty { throw .missing("a --style", for: "--from style") }
    if keepColor && pictures.content == nil { throw .missing("a content picture", for: "--keep-color") }
  }

  private func validateNumbers() throws(StylizeOptionsError) {
    func require(
      _ condition: Bool, _ option: String, _ found: String, _ wanted: String
    ) throws(StylizeOptionsError) {
      if !condition { throw .option(option, found: found, wanted: wanted) }
    }
    try require(iterations >= 1, "iterations", "\(iterations)", "it must be 1 or more")
    try require((1...8).contains(levels ?? 1), "levels", "\(levels ?? 1)", "it must be 1 to 8")
    let rate = learningRate ?? 1
    try require(rate.isFinite && rate > 0 && rate <= 10, "lr", "\(rate)", "it must lie above 0 and not above 10")
    try require(
      styleScale.isFinite && styleScale >= 0.05 && styleScale <= 20, "style-scale", "\(styleScale)",
      "it must be 0.05 to 20")
    try require(
      memory >= 1 << 27, "memory", "\(Double(memory) / 1e9)", "it must be 0.2 (in 10^9 bytes) or more")
    for (name, layers, weights) in [
      ("style", styleLayers, styleWeights), ("content", contentLayers, contentWeights),
    ] {
      try require(!layers.isEmpty, "\(name)-layers", "nothing", "name at least one layer")
      try require(Set(layers).count == layers.count, "\(name)-layers", "\(layers)", "name each layer once")
      try require(
        weights.count == layers.count, "\(name)-weights", "\(weights.count) numbers",
        "give one for each of the \(layers.count) \(name) layers")
      try require(
        weights.allSatisfy { $0.isFinite && $0 >= 0 } && weights.contains { $0 > 0 }, "\(name)-weights", "\(weights)",
        "they must not be negative, and one must be above 0")
    }
    for (option, value, limit) in [
      ("jitter", augmentation.jitter, Float(256)), ("rotation", augmentation.rotation, 180),
      ("scaling", augmentation.scaling, 4),
    ] {
      try require(value >= 0 && value <= limit, option, "\(value)", "it must be 0 to \(limit)")
    }
    let color = meanColor ?? [0, 0, 0]
    try require(color.count == 3 && color.allSatisfy { (0...1).contains($0) }, "color", "\(color)", "give RRGGBB")
  }

  private func validateParts(_ pictures: StylizePictures) throws(StylizeOptionsError) {
    for (part, weight) in weights.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard weight.isFinite, weight >= 0, weight <= 1e9 else {
        throw .option("weight", found: "\(part.rawValue)=\(weight)", wanted: "it must be 0 or more")
      }
      guard weight > 0 else { continue }
      switch part {
      case .pixel, .content:
        if pictures.content == nil { throw .missing("a content picture", for: "--weight \(part.rawValue)") }
      case .style: if pictures.styles.isEmpty { throw .missing("a --style", for: "--weight style") }
      case .activation: if feature == nil { throw .missing("a --feature", for: "--weight activation") }
      case .variation, .color: break
      }
    }
    guard weights.values.contains(where: { $0 > 0 }) else { throw .nothingToDo }
  }
}

extension FeatureChannel {
  /// Checks that a network has this channel.
  ///
  /// - Throws: ``FeatureNetworkError/unknownLayer(_:known:)`` or ``StylizeOptionsError``.
  func validate(_ network: FeatureNetwork) throws {
    let channels = layer == FeatureNetwork.pictureLayer ? 3 : try network.channels(ofLayer: layer)
    guard (0..<channels).contains(channel) else {
      throw StylizeOptionsError.option(
        "feature", found: "\(layer):\(channel)", wanted: "layer \(layer) has channels 0 to \(channels - 1)")
    }
  }
}

/// Options that no stylisation can have.
public enum StylizeOptionsError: Error, Equatable, CustomStringConvertible {
  /// Name of the option, as on the command line without dashes.
  case option(String, found: String, wanted: String)
  /// An option that needs something which is not there.
  case missing(String, for: String)
  /// A channel that no noise excites, so that there is no way up.
  case silent(FeatureChannel)
  /// Every part of the loss has the factor 0.
  case nothingToDo

  public var description: String {
    switch self {
    case .option(let option, let found, let wanted): "--\(option) is \(found): \(wanted)"
    case .missing(let what, let option): "\(option) needs \(what)"
    case .silent(let feature):
      "--feature \(feature.layer):\(feature.channel) stays silent whatever noise it sees; name another channel, or start --from a picture that excites it"
    case .nothingToDo: "every part of the loss has the weight 0: give --weight one above 0"
    }
  }
}
