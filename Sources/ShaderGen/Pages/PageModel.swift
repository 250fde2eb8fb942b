import NCAModel

/// What the page's player knows of the model: the JSON in the element `nca-model`.
public struct PageModel: Equatable, Sendable, Encodable {
  /// The shaders' texts by pass.
  public struct Shaders: Equatable, Sendable, Encodable {
    public let vertex: String
    public let step: String
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
  public init(_ automaton: Automaton, _ options: ExportOptions) {
    let program = ShaderProgram(automaton, format: options.stateFormat)
    let webgl = WebGL2()
    let card = automaton.card
    let title = options.title ?? card.name
    name = title.allSatisfy(\.isWhitespace) ? "Living texture" : title
    (author, license, credit, notes) = (card.author, card.license, card.credit, card.notes)
    channels = automaton.architecture.channels
    hidden = automaton.architecture.hidden
    size = [options.size.width, options.size.height]
    seed = options.seed
    stateFormat = options.stateFormat.rawValue
    stateLimit = options.stateFormat == .rgba8 ? program.layout.limit : nil
    stateTextures = program.layout.textureCount
    stepsPerSecond = options.stepsPerSecond
    smooth = options.smooth
    shaders = Shaders(
      vertex: WebGL2.vertexShader, step: webgl.fragmentShader(.step, of: program),
      display: webgl.fragmentShader(.display, of: program),
      paint: webgl.fragmentShader(.paint, of: program))
  }
}
