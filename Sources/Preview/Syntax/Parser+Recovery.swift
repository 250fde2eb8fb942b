extension Parser {
  /// Moves behind a declaration that is wrong.
  mutating func skipDeclaration(from start: Int) {
    var braces = openCount(from: start, .leftBrace, .rightBrace)
    // Behind a structure or block comes a semicolon, behind a function's body none.
    let endsWithSemicolon = braces > 0
    while position < tokens.count {
      switch currentSign {
      case .leftBrace: braces += 1
      case .rightBrace:
        braces -= 1
        if braces <= 0, !endsWithSemicolon || !isNext(.semicolon) {
          advance()
          return
        }
      case .semicolon where braces <= 0:
        advance()
        return
      default: break
      }
      advance()
    }
  }

  /// Moves behind a statement that is wrong, or to a brace that begins or ends a block.
  mutating func skipStatement(from start: Int) {
    var braces = openCount(from: start, .leftBrace, .rightBrace)
    // Semicolons in the head of a loop end nothing.
    var parentheses = 0
    if start < tokens.count, case .keyword(.for) = tokens[start].kind {
      parentheses = openCount(from: start, .leftParenthesis, .rightParenthesis)
    }
    while position < tokens.count {
      switch currentSign {
      case .leftParenthesis where parentheses > 0: parentheses += 1
      case .rightParenthesis where parentheses > 0: parentheses -= 1
      case .leftBrace:
        if braces <= 0, position > start { return }
        braces += 1
      case .rightBrace:
        if braces <= 0 { return }
        braces -= 1
      case .semicolon where braces <= 0 && parentheses <= 0:
        advance()
        return
      default: break
      }
      advance()
    }
  }

  /// Brackets opened and not closed since a token.
  private func openCount(from start: Int, _ left: Punctuator, _ right: Punctuator) -> Int {
    var count = 0
    for token in tokens[min(start, tokens.count)..<min(position, tokens.count)] {
      if case .punctuator(left) = token.kind { count += 1 }
      if case .punctuator(right) = token.kind { count -= 1 }
    }
    return max(0, count)
  }
}
