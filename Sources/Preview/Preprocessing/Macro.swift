/// A macro's definition.
struct Macro {
  enum Replacement {
    case tokens([Piece])
    /// `__LINE__`.
    case line
    /// `__FILE__`.
    case sourceNumber
  }

  /// A token of the replacement; with an index it is a parameter.
  struct Piece: Equatable {
    var token: Token
    var parameter: Int?
  }

  /// Nil for a macro without parentheses.
  var parameters: [String]?
  var replacement: Replacement
  var isPredefined = false

  /// Whether a second definition says the same; blanks count as there or not there (C99, 6.10.3).
  func isSame(as other: Macro) -> Bool {
    guard parameters == other.parameters, case .tokens(let mine) = replacement,
      case .tokens(let theirs) = other.replacement, mine.count == theirs.count
    else { return false }
    return zip(mine, theirs).enumerated().allSatisfy { index, pair in
      pair.0.token.kind == pair.1.token.kind && pair.0.token.spelling == pair.1.token.spelling
        && (index == 0 || pair.0.token.followsSpace == pair.1.token.followsSpace)
    }
  }

  static func predefined(version: GLSLVersion, extensions: Set<ShaderExtension>) -> [String: Macro] {
    func number(_ value: UInt32) -> Macro {
      let token = Token(
        kind: .integer(value), location: SourceLocation(line: 1, column: 1), startsLine: false,
        followsSpace: false)
      return Macro(replacement: .tokens([Piece(token: token)]), isPredefined: true)
    }
    var macros = [
      "__LINE__": Macro(replacement: .line, isPredefined: true),
      "__FILE__": Macro(replacement: .sourceNumber, isPredefined: true),
      "__VERSION__": number(version == .es100 ? 100 : 300),
      "GL_ES": number(1),
      "GL_FRAGMENT_PRECISION_HIGH": number(1),
    ]
    for name in extensions { macros[name.rawValue] = number(1) }
    return macros
  }
}

extension Token.Kind {
  /// Names, keywords and reserved words alike: to the preprocessor all are names.
  var word: String? {
    switch self {
    case .identifier(let name), .reserved(let name): name
    case .keyword(let keyword): keyword.rawValue
    default: nil
    }
  }
}
