import NCAModel

/// What the page's player knows of the models: the JSON in the element `nca-model`.
public struct PageModel: Equatable, Sendable, Encodable {
  public let name: String
  public let author: String?
  public let license: String?
  public let credit: String?
  public let notes: String?
  /// The models' names, where there are several.
  public let models: [String]?
  public let channels: Int
  /// Width and height of the grid in cells.
  public let size: [Int]
  public let seed: UInt32
  public let stateFormat: String
  /// Largest absolute state where texels hold codes.
  public let stateLimit: Float
  public let stateTextures: Int
  public let stepsPerSecond: Int
  public let smooth: Bool
  /// The texts for WebGL 2 by pass, and that of the vertex shader, `vertex`.
  public let shaders: [String: String]
  /// What makes those for WebGL 1 of them.
  package let webgl1: [String: TextPatch]
  /// What makes of these, in turn, those for states in bytes; nil where a model cannot be had in bytes.
  package let bytes: [String: TextPatch]?

  /// Gathers what a page needs to run automata.
  ///
  /// - Throws: ``ExportError`` for models that cannot share a program or that the state format cannot hold.
  public init(_ automata: [Automaton], _ options: ExportOptions) throws(ExportError) {
    precondition(!automata.isEmpty, "a page needs a model")
    let (second, first) = (WebGL2(hasLight: true), WebGL1(hasLight: true))
    let program = try Exporter.program(automata, second, options)
    let single = try Exporter.program(automata, first, options)
    let layout = program.layout
    let cards = automata.map(\.card)
    let title = options.title ?? Self.joined(cards.map(\.name), ", ") ?? ""
    name = Self.isBlank(title) ? "Living texture" : title
    author = Self.joined(cards.map(\.author), ", ")
    license = Self.joined(cards.map(\.license), ", ")
    credit = Self.joined(cards.map(\.credit), "\n")
    notes = Self.joined(cards.map(\.notes), "\n")
    models = automata.count == 1 ? nil : automata.map(\.card.name)
    channels = layout.channels
    size = [options.size.width, options.size.height]
    seed = options.seed
    stateFormat = layout.format.rawValue
    stateLimit = layout.limit
    stateTextures = layout.textureCount
    stepsPerSecond = options.stepsPerSecond
    smooth = options.smooth
    shaders = Self.texts(program, second, vertex: WebGL2.vertexShader)
    let singleTexts = Self.texts(single, first, vertex: WebGL1.vertexShader)
    webgl1 = Self.patches(from: shaders, to: singleTexts)
    // In bytes an exact model is another model.
    if layout.format == .rgba8 || options.exact || automata.contains(where: { $0.quantization?.isExact == true }) {
      bytes = nil
    } else {
      var options = options
      options.stateFormat = .rgba8
      let program = try Exporter.program(automata, first, options)
      bytes = Self.patches(from: singleTexts, to: Self.texts(program, first, vertex: WebGL1.vertexShader))
    }
  }

  /// One automaton.
  public init(_ automaton: Automaton, _ options: ExportOptions) throws(ExportError) {
    try self.init([automaton], options)
  }

  /// What the models' cards say, each text once; nil where they say nothing.
  private static func joined(_ texts: [String?], _ separator: String) -> String? {
    let said = texts.reduce(into: [String]()) { said, text in
      if let text, !isBlank(text), !said.contains(text) { said.append(text) }
    }
    return said.isEmpty ? nil : said.joined(separator: separator)
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func texts(_ program: ShaderProgram, _ dialect: some Dialect, vertex: String) -> [String: String] {
    // A page erases in its own way, which copies nothing.
    let texts = program.passes.filter { $0.purpose != .paint }.map {
      ("\($0.purpose)", dialect.fragmentShader($0.purpose, of: program, header: false))
    }
    return Dictionary(uniqueKeysWithValues: texts + [("vertex", vertex)]).mapValues(joined)
  }

  /// A text without what only readers need, indentation and the ends of lines: in a page every byte counts.
  package static func joined(_ text: String) -> String {
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    return zip([""] + lines, lines).reduce(into: "") { joined, pair in
      joined += (isApart(pair.0, pair.1) ? "\n" : "") + pair.1
    }
  }

  /// Whether a line must not stand right behind another.
  private static func isApart(_ line: Substring, _ next: Substring) -> Bool {
    guard let last = line.last, let first = next.first else { return false }
    let isOwnLine = { (line: Substring) in line.hasPrefix("#") || line.contains("//") }
    let isWord = { (character: Character) in character.isLetter || character.isNumber || character == "_" }
    return isOwnLine(line) || isOwnLine(next) || isWord(last) && isWord(first)
  }

  /// Patches for the texts that differ.
  private static func patches(from bases: [String: String], to texts: [String: String]) -> [String: TextPatch] {
    var patches: [String: TextPatch] = [:]
    for (name, text) in texts {
      guard let base = bases[name] else { preconditionFailure("both dialects take a step in the same passes") }
      if base != text { patches[name] = TextPatch(from: base, to: text) }
    }
    return patches
  }
}
