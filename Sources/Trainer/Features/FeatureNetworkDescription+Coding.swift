extension FeatureNetworkDescription: Codable {
  /// Reads the JSON form; entries that it does not know are refused, since their meaning would be lost.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: Entry.self)
    var list = try container.nestedUnkeyedContainer(forKey: .layers)
    if let count = list.count, count > Limit.layers {
      throw DecodingError.dataCorruptedError(
        in: list, debugDescription: "there are \(count); \(Limit.layers) are the most")
    }
    var layers: [Layer] = []
    while !list.isAtEnd { layers.append(try list.decode(Layer.self)) }
    self.init(
      unchecked: try container.decode(String.self, forKey: .name), layers: layers,
      mean: try container.numbers(forKey: .mean) ?? Self.imageNetMean,
      standardDeviation: try container.numbers(forKey: .std) ?? Self.imageNetStandardDeviation,
      prefix: try container.decodeIfPresent(String.self, forKey: .prefix) ?? Self.standardPrefix,
      weights: try container.decodeIfPresent(String.self, forKey: .weights))
    do throws(Fault) { try validate() } catch {
      let path: [any CodingKey] = [error.entry] + (error.layer.map { [EntryKey(intValue: $0)] } ?? [])
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath + path, debugDescription: error.reason))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Entry.self)
    try container.encode(name, forKey: .name)
    try container.encode(mean, forKey: .mean)
    try container.encode(standardDeviation, forKey: .std)
    try container.encode(prefix, forKey: .prefix)
    try container.encodeIfPresent(weights, forKey: .weights)
    try container.encode(layers, forKey: .layers)
  }
}

extension FeatureNetworkDescription.Layer: Codable {
  private enum Kind: String, CodingKey, CaseIterable { case convolution, relu, maxPool, averagePool }

  /// Reads `"relu"`, `"maxPool"`, or an object of one entry such as `{"convolution": {"in": 3, "out": 64}}`.
  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      switch Kind(rawValue: name) {
      case .relu: self = .relu
      case .maxPool: self = .maxPool(.init())
      case .averagePool: self = .averagePool(.init())
      case .convolution:
        throw decoder.fault("a convolution needs in and out: {\"convolution\": {\"in\": 3, \"out\": 64}}")
      case nil: throw decoder.fault("no layer is called \(EntryKey.quoted(name)); there are \(Kind.names)")
      }
      return
    }
    let container: KeyedDecodingContainer<Kind>
    do { container = try decoder.strictContainer(keyedBy: Kind.self) } catch DecodingError.typeMismatch {
      throw decoder.fault("a layer is a name such as \"relu\", or an object of one such name with its settings")
    }
    guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
      throw decoder.fault("a layer is one of \(Kind.names)")
    }
    switch kind {
    case .convolution: self = .convolution(try container.decode(forKey: kind))
    case .relu: throw decoder.fault("a ReLU has no settings: write \"relu\"")
    case .maxPool: self = .maxPool(try container.decode(forKey: kind))
    case .averagePool: self = .averagePool(try container.decode(forKey: kind))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if case .relu = self {
      var container = encoder.singleValueContainer()
      return try container.encode(Kind.relu.rawValue)
    }
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .convolution(let convolution): try container.encode(convolution, forKey: .convolution)
    case .relu: break
    case .maxPool(let pooling): try container.encode(pooling, forKey: .maxPool)
    case .averagePool(let pooling): try container.encode(pooling, forKey: .averagePool)
    }
  }
}

extension FeatureNetworkDescription.Convolution: Codable {
  private enum Key: String, CodingKey, CaseIterable { case `in`, out, kernel, stride, padding, bias }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: Key.self)
    self.init(
      inChannels: try container.requiredNumbers(forKey: .in), outChannels: try container.requiredNumbers(forKey: .out),
      kernel: try container.numbers(forKey: .kernel) ?? 3,
      stride: try container.numbers(forKey: .stride) ?? 1,
      padding: try container.numbers(forKey: .padding),
      hasBias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(inChannels, forKey: .in)
    try container.encode(outChannels, forKey: .out)
    try container.encode(window.kernel, forKey: .kernel)
    try container.encode(window.stride, forKey: .stride)
    try container.encode(window.padding, forKey: .padding)
    try container.encode(hasBias, forKey: .bias)
  }
}

extension FeatureNetworkDescription.Pooling: Codable {
  private enum Key: String, CodingKey, CaseIterable { case kernel, stride }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: Key.self)
    self.init(
      kernel: try container.numbers(forKey: .kernel) ?? 2,
      stride: try container.numbers(forKey: .stride))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(window.kernel, forKey: .kernel)
    try container.encode(window.stride, forKey: .stride)
  }
}
