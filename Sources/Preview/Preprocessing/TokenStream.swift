/// The tokens of a shader's text, read once from front to back.
struct TokenStream {
  private let tokens: [Token]
  private(set) var position = 0
  /// What `#line` adds to the lines of the text.
  var lineOffset = 0

  init(_ tokens: [Token]) { self.tokens = tokens }

  var isAtEnd: Bool { position >= tokens.count }

  /// Whether a directive begins here.
  var isAtDirective: Bool { !isAtEnd && tokens[position].kind == .hash }

  /// What comes next, directives included.
  var peek: Token? { isAtEnd ? nil : placed(tokens[position]) }

  mutating func next() -> Token? {
    guard !isAtEnd else { return nil }
    defer { position += 1 }
    return placed(tokens[position])
  }

  /// The rest of the line.
  mutating func restOfLine() -> [Token] {
    let start = position
    while !isAtEnd, !tokens[position].startsLine { position += 1 }
    return tokens[start..<position].map(placed)
  }

  /// Moves to the next directive or the end.
  ///
  /// - Returns: a comment without end, which no directive leaves out.
  mutating func skipToDirective() -> Token? {
    while !isAtEnd, tokens[position].kind != .hash {
      let token = tokens[position]
      position += 1
      if token.kind == .invalid(.unterminatedComment) { return placed(token) }
    }
    return nil
  }

  private func placed(_ token: Token) -> Token {
    guard lineOffset != 0 else { return token }
    var token = token
    token.location.line += lineOffset
    return token
  }
}
