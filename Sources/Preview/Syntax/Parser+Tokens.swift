extension Parser {
  var current: Token.Kind? { position < tokens.count ? tokens[position].kind : nil }

  func peek(_ ahead: Int) -> Token.Kind? {
    position + ahead < tokens.count ? tokens[position + ahead].kind : nil
  }

  /// Where the current token stands, or the last one at the end.
  var location: SourceLocation {
    let token = position < tokens.count ? tokens[position] : tokens.last
    return token?.location ?? SourceLocation(line: 1, column: 1)
  }

  var currentSign: Punctuator? {
    if case .punctuator(let sign) = current { sign } else { nil }
  }

  var currentKeyword: Keyword? {
    if case .keyword(let keyword) = current { keyword } else { nil }
  }

  func isAt(_ sign: Punctuator) -> Bool { currentSign == sign }

  func isAt(_ keyword: Keyword) -> Bool { currentKeyword == keyword }

  func isNext(_ sign: Punctuator, _ ahead: Int = 1) -> Bool {
    if case .punctuator(sign) = peek(ahead) { true } else { false }
  }

  mutating func advance() { position += 1 }

  /// Takes a sign if it stands here.
  mutating func take(_ sign: Punctuator) -> Bool {
    guard isAt(sign) else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: Punctuator) throws(ShaderError) {
    guard take(sign) else { throw unexpected(sign.rawValue) }
  }

  mutating func expectName(_ what: String = "a name") throws(ShaderError) -> SyntaxName {
    guard case .identifier(let name) = current else { throw unexpected(what) }
    defer { advance() }
    return SyntaxName(name, at: location)
  }

  /// The error of a token that has no place where it stands.
  func unexpected(_ expected: String) -> ShaderError {
    switch current {
    case .invalid(let problem): return ShaderError(file: file, location: location, problem: problem)
    case .reserved(let word): return failure(.reservedWord(word))
    case .punctuator(let sign) where sign.isReserved(in: version): return failure(.reservedOperator(sign))
    case let kind:
      return failure(.unexpected(found: kind?.description ?? "the end of the shader", expected: expected))
    }
  }

  func failure(_ problem: SyntaxProblem) -> ShaderError { failure(problem, at: location) }

  func failure(_ problem: SyntaxProblem, at location: SourceLocation) -> ShaderError {
    ShaderError(file: file, location: location, problem: .syntax(problem))
  }

  /// Refuses what GLSL ES 1.00 does not have.
  func needES300(_ what: String) throws(ShaderError) {
    if version == .es100 { throw failure(.needsES300(what)) }
  }

  func nestingError(at location: SourceLocation) -> ShaderError {
    ShaderError(file: file, location: location, problem: .limit(.nesting))
  }
}
