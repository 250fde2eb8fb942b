import Imaging

/// What a stylisation works from and where its result goes.
public struct StylizePlan: Codable, Equatable, Sendable {
  /// A style picture and how much it counts beside others.
  public struct Style: Codable, Equatable, Sendable {
    public var path: String
    public var weight: Float

    public init(path: String, weight: Float = 1) { (self.path, self.weight) = (path, weight) }
  }

  /// Path of the content picture; nil for none.
  public var content: String?
  public var styles: [Style]
  /// Path of the PNG that is written.
  public var output: String
  /// Path of a user's feature network; nil for the bundled one.
  public var features: String?
  /// Path of a film or contact sheet of the run; nil for none.
  public var watch: String?
  /// Iterations from picture to picture, in the image log and the film.
  public var imageInterval: Int
  public var options: StylizeOptions

  public init(
    content: String? = nil, styles: [Style] = [], output: String, features: String? = nil, watch: String? = nil,
    imageInterval: Int = 10, options: StylizeOptions
  ) {
    self.content = content
    self.styles = styles
    self.output = output
    self.features = features
    self.watch = watch
    self.imageInterval = imageInterval
    self.options = options
  }

  /// Reads all pictures that the plan names.
  func pictures() throws -> StylizePictures {
    guard styles.allSatisfy({ $0.weight.isFinite && $0.weight >= 0 }) && styles.contains(where: { $0.weight > 0 })
      || styles.isEmpty
    else {
      throw StylizeOptionsError.option(
        "style-mix", found: "\(styles.map(\.weight))", wanted: "they must not be negative, and one must be above 0")
    }
    let start: Image? = if case .picture(let path) = options.start { try ImageFile.read(path: path) } else { nil }
    return try StylizePictures(
      content: try content.map { path in try ImageFile.read(path: path) },
      styles: try styles.filter { $0.weight > 0 }.map { (try ImageFile.read(path: $0.path), $0.weight) },
      start: start, size: options.size)
  }

  /// The feature network, where a part of the loss needs one.
  func network(_ parallel: Parallel) throws(FeatureNetworkError) -> FeatureNetwork? {
    guard options.needsFeatures else { return nil }
    guard let features else { return try FeatureNetwork.bundled(parallel: parallel) }
    return try FeatureNetwork.load(path: features, parallel: parallel)
  }
}
