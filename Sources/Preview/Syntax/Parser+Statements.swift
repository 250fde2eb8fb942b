extension Parser {
  /// The statements between a function's braces; reads on behind errors.
  mutating func functionBody() throws(ShaderError) -> [SyntaxStatement] {
    var stack = StatementStack()
    let scopes = typeNames.count
    open(.block(first: 0), at: location, &stack)
    try expect(.leftBrace)
    defer { depth = 0 }
    while true {
      let start = position
      do throws(ShaderError) {
        if isAt(.rightBrace), !stack.awaitsOne {
          if let body = try closeBrace(&stack) { return body }
        } else if let statement = try statement(&stack) {
          try complete(statement, &stack)
        }
      } catch {
        skipStatement(from: start)
        if position >= tokens.count { throw error }
        record(error)
        if isHopeless { throw error }
        typeNames.close(downTo: scopes + stack.count)
        repair(&stack)
      }
    }
  }

  /// Opens a statement and the scope of the names in it.
  private mutating func open(
    _ frame: StatementStack.Frame, at location: SourceLocation, _ stack: inout StatementStack
  ) {
    stack.push(frame, at: location)
    typeNames.open()
    depth = stack.count
  }

  private mutating func pop(
    _ stack: inout StatementStack
  ) -> (frame: StatementStack.Frame, location: SourceLocation)? {
    typeNames.close()
    defer { depth = stack.count }
    return stack.pop()
  }

  /// Ends the innermost block.
  ///
  /// - Returns: the function's statements, when it was the outermost.
  private mutating func closeBrace(
    _ stack: inout StatementStack
  ) throws(ShaderError) -> [SyntaxStatement]? {
    advance()
    guard let (frame, location) = pop(&stack) else { return [] }
    switch frame {
    case .block(let first):
      let body = stack.take(from: first)
      if stack.count == 0 { return body }
      try complete(SyntaxStatement(.block(body), at: location), &stack)
    case .switchBody(let value, let first):
      try complete(SyntaxStatement(.switch(value, stack.take(from: first)), at: location), &stack)
    default: break
    }
    return nil
  }

  /// Hands a finished statement to the one that waits for it, and so on outwards.
  private mutating func complete(
    _ finished: SyntaxStatement, _ stack: inout StatementStack
  ) throws(ShaderError) {
    var statement = finished
    while stack.awaitsOne, let (frame, location) = pop(&stack) {
      switch frame {
      case .then(let condition):
        if isAt(.else) {
          advance()
          open(.otherwise(condition, then: statement), at: location, &stack)
          return
        }
        statement = SyntaxStatement(.if(condition, then: statement, else: nil), at: location)
      case .otherwise(let condition, let then):
        statement = SyntaxStatement(.if(condition, then: then, else: statement), at: location)
      case .forBody(let first, let condition, let next):
        statement = SyntaxStatement(
          .for(first: first, condition: condition, next: next, body: statement), at: location)
      case .whileBody(let condition):
        statement = SyntaxStatement(.while(condition, body: statement), at: location)
      case .doBody:
        guard isAt(.while) else { throw unexpected("while") }
        advance()
        try expect(.leftParenthesis)
        let condition = try expression()
        try expect(.rightParenthesis)
        try expect(.semicolon)
        statement = SyntaxStatement(.doWhile(body: statement, condition), at: location)
      case .block, .switchBody: break
      }
    }
    stack.append(statement)
  }

  /// After an error: fills in what would still be waited for, unless a block follows that may be it.
  private mutating func repair(_ stack: inout StatementStack) {
    if isAt(.leftBrace) { return }
    while stack.awaitsOne {
      // What is wrong here follows from what was wrong before.
      try? complete(SyntaxStatement(.empty, at: location), &stack)
    }
  }

  /// One statement, or the beginning of one that waits for others.
  private mutating func statement(
    _ stack: inout StatementStack
  ) throws(ShaderError) -> SyntaxStatement? {
    if stack.count > ShaderLimit.nesting.largest { throw nestingError(at: location) }
    let location = location
    if take(.leftBrace) {
      open(.block(first: stack.statements.count), at: location, &stack)
      return nil
    }
    // The `if` before it is what is wrong, and was reported.
    if isAt(.else), !errors.isEmpty {
      advance()
      return nil
    }
    if take(.semicolon) { return SyntaxStatement(.empty, at: location) }
    if isAtDeclaration { return SyntaxStatement(.declaration(try declaration()), at: location) }
    guard let keyword = currentKeyword, !keyword.isType, keyword != .true, keyword != .false else {
      let value = try expression()
      guard take(.semicolon) else { throw unexpected("; or an operator") }
      return SyntaxStatement(.expression(value), at: location)
    }
    switch keyword {
    case .break, .continue, .discard, .return, .case, .default:
      return SyntaxStatement(try simpleStatement(keyword), at: location)
    case .if, .for, .while, .do, .switch:
      advance()
      if keyword == .do { open(.doBody, at: location, &stack) } else { try header(keyword, at: location, &stack) }
      return nil
    default: throw unexpected("a statement")
    }
  }

  /// A jump or a label.
  private mutating func simpleStatement(_ keyword: Keyword) throws(ShaderError) -> SyntaxStatement.Kind {
    advance()
    var kind: SyntaxStatement.Kind
    switch keyword {
    case .case:
      kind = .case(try expression())
      try expect(.colon)
      return kind
    case .default:
      try expect(.colon)
      return .default
    case .return: kind = .return(isAt(.semicolon) ? nil : try expression())
    case .break: kind = .break
    case .continue: kind = .continue
    default: kind = .discard
    }
    guard take(.semicolon) else { throw unexpected(";") }
    return kind
  }

  /// What stands in the parentheses behind `if`, `while`, `switch` and `for`.
  private mutating func header(
    _ keyword: Keyword, at location: SourceLocation, _ stack: inout StatementStack
  ) throws(ShaderError) {
    try expect(.leftParenthesis)
    switch keyword {
    case .if:
      let condition = try expression()
      try expect(.rightParenthesis)
      open(.then(condition), at: location, &stack)
    case .switch:
      let value = try expression()
      try expect(.rightParenthesis)
      try expect(.leftBrace)
      open(.switchBody(value, first: stack.statements.count), at: location, &stack)
    default: try loopHeader(keyword, at: location, &stack)
    }
  }

  private mutating func loopHeader(
    _ keyword: Keyword, at location: SourceLocation, _ stack: inout StatementStack
  ) throws(ShaderError) {
    // The frame's own scope replaces this one: names of the header belong to the body.
    let scopes = typeNames
    typeNames.open()
    var frame: StatementStack.Frame
    do throws(ShaderError) {
      if keyword == .while {
        frame = .whileBody(try condition())
      } else {
        frame = try forHeader()
      }
      try expect(.rightParenthesis)
    } catch {
      typeNames = scopes
      throw error
    }
    stack.push(frame, at: location)
    depth = stack.count
  }

  private mutating func forHeader() throws(ShaderError) -> StatementStack.Frame {
    let location = location
    var first: SyntaxStatement?
    if isAtDeclaration {
      first = SyntaxStatement(.declaration(try declaration()), at: location)
    } else if !take(.semicolon) {
      first = SyntaxStatement(.expression(try expression()), at: location)
      try expect(.semicolon)
    }
    let condition: SyntaxCondition? = isAt(.semicolon) ? nil : try condition()
    try expect(.semicolon)
    let next: SyntaxExpression? = isAt(.rightParenthesis) ? nil : try expression()
    return .forBody(first: first, condition: condition, next: next)
  }
}
