/// How an exported model runs.
public struct ExportOptions: Equatable, Sendable {
  /// How a cell's numbers are stored between steps; nil for what is usual in the page or dialect.
  public var stateFormat: StateFormat?
  /// Whether a model that is not exact is rounded so that it is.
  public var exact = false
  /// How weights are written down.
  public var precision = WeightPrecision.bytes
  public var size = GridSize.standard
  /// Names the run: the same seed gives the same film.
  public var seed: UInt32 = 1
  /// Pace of the page at the start, within ``stepsPerSecondRange``.
  public var stepsPerSecond = 60
  /// Whether the page blends between cells at the start.
  public var smooth = false
  /// The page's title instead of the model's name.
  public var title: String?
  /// Who made the models and under which terms they may be used, instead of what their files say.
  public var author: String?
  public var license: String?
  /// Whose picture the models learnt; stands before what their files say.
  public var credit: String?

  /// What hosts start with that have no place to set it.
  public var hostSettings: HostSettings {
    var settings = HostSettings()
    (settings.width, settings.height) = (size.width, size.height)
    settings.seed = seed
    settings.smooth = smooth
    return settings
  }

  public static let stepsPerSecondRange = 1...1000

  public init() {}
}

/// Width and height of a simulation grid in cells.
public struct GridSize: Equatable, Sendable {
  public let width: Int
  public let height: Int

  /// Sides that a grid may have; ``MaskHash`` counts coordinates modulo 4096.
  public static let range = 4...4096
  public static let standard = GridSize(unchecked: 256, 256)
  /// Enough to judge a texture by, and quick to run without a GPU.
  public static let small = GridSize(unchecked: 32, 32)

  /// - Throws: ``ExportError/gridSize(_:)`` for a side outside ``range``.
  public init(width: Int, height: Int) throws(ExportError) {
    guard Self.range.contains(width), Self.range.contains(height) else {
      throw .gridSize("\(width)x\(height)")
    }
    self.init(unchecked: width, height)
  }

  /// Reads `WIDTHxHEIGHT`.
  public init(parsing text: String) throws(ExportError) {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]),
      Self.range.contains(width), Self.range.contains(height)
    else { throw .gridSize(text) }
    self.init(unchecked: width, height)
  }

  private init(unchecked width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }
}
