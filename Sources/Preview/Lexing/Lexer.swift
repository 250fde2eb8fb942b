/// Turns a shader's text into tokens, comments left out.
///
/// Any bytes at all are accepted: what is no token becomes one that says so, in time linear in the text.
///
///     let tokens = try Lexer("float x = 1.0; // one", file: "shader.frag", version: .es300).tokens()
public struct Lexer: Sendable {
  private let text: SourceText
  private let file: String
  private let version: GLSLVersion

  /// Nothing is read yet.
  ///
  /// - Parameters:
  ///   - source: the text of one shader.
  ///   - file: what errors call it.
  ///   - version: decides which words, number suffixes there are.
  public init(_ source: String, file: String, version: GLSLVersion) {
    self.init(bytes: Array(source.utf8), file: file, version: version)
  }

  /// As with text, for bytes that may be no valid UTF-8.
  public init(bytes: [UInt8], file: String, version: GLSLVersion) {
    text = SourceText(bytes)
    self.file = file
    self.version = version
  }

  /// All tokens, none of them invalid.
  ///
  /// - Throws: ``ShaderError`` for the first thing that is no token.
  public func tokens() throws(ShaderError) -> [Token] {
    let tokens = tokensAndProblems()
    for token in tokens {
      if case .invalid(let problem) = token.kind {
        throw ShaderError(file: file, location: token.location, problem: problem)
      }
    }
    return tokens
  }

  /// All tokens, with ``Token/Kind/invalid(_:)`` where something is none.
  ///
  /// For a preprocessor: text between `#if 0` and `#endif` or after `#error` need not be made of tokens.
  public func tokensAndProblems() -> [Token] {
    var scanner = Scanner(text: text, version: version)
    var tokens: [Token] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }
}
