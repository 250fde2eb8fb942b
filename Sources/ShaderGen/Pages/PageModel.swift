import NCAModel

/// What the page's player knows of the model: the JSON in the element `nca-model`.
public struct PageModel: Equatable, Sendable, Encodable {
  /// The shaders' texts by pass.
  public struct Shaders: Equatable, Sendable, Encodable {
    public let vertex: String
    /// A whole step, where it is one pass.
    public let step: String?
    /// Its halves, where it is two.
    public let update: String?
    public let apply: String?
    public let display: String
    public let paint: String
  }

  public let name: String
  public let author: String?
  public let license: String?
  public let credit: String?
  public let notes: String?
  public let channels: Int
  public let hidden: Int
  /// Width and height of the grid in cells.
  public let size: [Int]
  public let seed: UInt32
  public let stateFormat: String
  /// Largest absolute state where texels hold codes; nil where they hold the states themselves.
  public let stateLimit: Float?
  public let stateTextures: Int
  public let stepsPerSecond: Int
  public let smooth: Bool
  public let shaders: Shaders

  /// Gathers what a page needs to run `automaton`.
  ///
  /// - Throws: ``ExportError`` for a model that the state format cannot hold.
  public init(_ automaton: Automaton, _ options: ExportOptions) throws(ExportError) {
    let webgl = WebGL2()
    let program = try Exporter.program([automaton], webgl, options)
    let card = automaton.card
    let title = options.title ?? card.name
    name = title.allSatisfy(\.isWhitespace) ? "Living texture" : title
    (author, license, credit, notes) = (card.author, card.license, card.credit, card.notes)
    channels = automaton.architecture.channels
    hidden = automaton.architecture.hidden
    size = [options.size.width, options.size.height]
    seed = options.seed
    stateFormat = program.layout.format.rawValue
    stateLimit = program.layout.format == .rgba8 ? program.layout.limit : nil
    stateTextures = program.layout.textureCount
    stepsPerSecond = options.stepsPerSecond
    smooth = options.smooth
    shaders = Shaders(
      vertex: WebGL2.vertexShader,
      step: program.pass(.step).map { webgl.fragmentShader($0.purpose, of: program) },
      update: program.pass(.update).map { webgl.fragmentShader($0.purpose, of: program) },
      apply: program.pass(.apply).map { webgl.fragmentShader($0.purpose, of: program) },
      display: webgl.fragmentShader(.display, of: program),
      paint: webgl.fragmentShader(.paint, of: program))
  }
}
