/// What is wrong with a shader's text, and where.
public struct ShaderError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Name of the shader's text, as the caller gave it.
  public var file: String
  /// Where the text goes wrong.
  public var location: SourceLocation
  public var problem: ShaderProblem

  public init(file: String, location: SourceLocation, problem: ShaderProblem) {
    self.file = file
    self.location = location
    self.problem = problem
  }

  /// `file:line:column: error: what is wrong`, as compilers write it.
  public var description: String { "\(file):\(location): error: \(problem)" }
}

/// Everything that is wrong with a shader's text, in the order in which it was found; never empty.
public struct ShaderErrors: Error, Equatable, Sendable, CustomStringConvertible {
  public var errors: [ShaderError]

  public init(_ errors: [ShaderError]) { self.errors = errors }

  /// One line an error.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// The ways in which a shader's text can be wrong.
public enum ShaderProblem: Equatable, Hashable, Sendable, CustomStringConvertible {
  /// A character that GLSL does not know outside of comments; U+FFFD for bytes that are no UTF-8.
  case unexpectedCharacter(Unicode.Scalar)
  /// A zero byte, which ends a shader's text for some compilers, in a comment.
  case zeroInComment
  /// A `/*` without its `*/`.
  case unterminatedComment
  /// A `#` that is not the first thing on its line.
  case misplacedHash
  /// Something that begins as a number and is none.
  case malformedNumber(String)
  /// A number that needs more than 32 bits.
  case numberTooLarge(String)
  /// A suffix that this version of the language does not have.
  case suffixNeedsES300(String)
  /// A name longer than ``GLSLVersion/identifierLimit``.
  case identifierTooLong(length: Int, limit: Int)
  /// A directive or macro that is wrong.
  case preprocessing(PreprocessingProblem)
  /// Tokens in an order that the grammar does not know.
  case syntax(SyntaxProblem)
  /// A program that the grammar allows and the rules behind it forbid.
  case semantic(SemanticProblem)
  /// More of something than this implementation takes.
  case limit(ShaderLimit)

  public var description: String {
    switch self {
    case .unexpectedCharacter("\u{FFFD}"): "bytes that are not UTF-8; remove them"
    case .unexpectedCharacter(let scalar):
      "unexpected character \(Self.show(scalar)); GLSL allows it in comments only"
    case .zeroInComment: "zero byte in a comment; remove it"
    case .unterminatedComment: "comment is not closed; add */"
    case .misplacedHash: "# must be the first character of its line"
    case .malformedNumber(let text): "malformed number \(Self.shorten(text))"
    case .numberTooLarge(let text): "number \(Self.shorten(text)) needs more than 32 bits"
    case .suffixNeedsES300(let text):
      "suffix of \(Self.shorten(text)) needs #version 300 es; remove it"
    case .identifierTooLong(let length, let limit):
      "name of \(length) characters is too long; at most \(limit) are allowed"
    case .preprocessing(let problem): problem.description
    case .syntax(let problem): problem.description
    case .semantic(let problem): problem.description
    case .limit(let limit): limit.description
    }
  }

  static func show(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return scalar.isASCII && scalar.value > 32 && scalar.value < 127 ? "\(scalar)" : code
  }

  static func shorten(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(40) + "…"
  }
}
