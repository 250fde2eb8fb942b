extension Checker {
  mutating func checkStatements(_ statements: [SyntaxStatement]) -> [CheckedStatement] {
    var result: [CheckedStatement] = []
    for statement in statements {
      guard !isFull else { break }
      result += checkStatement(statement)
    }
    return result
  }

  /// A statement in the scope that is open; what is left of it may be nothing.
  mutating func checkStatement(_ statement: SyntaxStatement) -> [CheckedStatement] {
    let location = statement.location
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      report(Rejection(.nesting, at: location))
      return []
    }
    func one(_ kind: CheckedStatement.Kind) -> [CheckedStatement] {
      [CheckedStatement(kind, location: location)]
    }
    switch statement.kind {
    case .declaration(let declaration): return checkDeclaration(declaration)
    case .expression(let syntax):
      guard !isLoneType(syntax), let expression = checkOnly(syntax) else { return [] }
      return one(.expression(expression))
    case .block(let statements):
      return one(.block(scoped { checker in checker.checkStatements(statements) }))
    case .if(let syntax, let then, let otherwise):
      let condition = checkCondition(syntax)
      let first = checkBranch(then)
      let second = otherwise.map { checkBranch($0) }
      guard let condition else { return [] }
      return one(.if(condition, then: first, else: second))
    case .for, .while, .doWhile: return checkLoop(statement)
    case .switch(let syntax, let body): return checkSwitch(syntax, body, at: location)
    case .case, .default:
      report(.labelOutsideOfSwitch, at: location)
      return []
    case .return(let syntax):
      return attempt { checker throws(Rejection) in try checker.checkReturn(syntax, at: location) }
        .map { [$0] } ?? []
    case .break:
      if current?.breakable == 0 { report(.breakOutside, at: location) }
      return one(.break)
    case .continue:
      if current?.loops == 0 { report(.continueOutside, at: location) }
      return one(.continue)
    case .discard: return one(.discard)
    case .empty: return []
    }
  }

  /// As deep as the parser lets anything nest.
  static let deepest = ShaderLimit.nesting.largest + 16

  /// A structure's name as a statement declares nothing.
  private func isLoneType(_ syntax: SyntaxExpression) -> Bool {
    guard case .name(let name) = syntax.kind, case .structure = symbols.lookup(name) else { return false }
    return true
  }

  mutating func scoped<Result>(_ check: (inout Checker) -> Result) -> Result {
    symbols.open()
    defer { symbols.close() }
    return check(&self)
  }

  /// A statement with a scope of its own, braces or not.
  mutating func checkBranch(_ statement: SyntaxStatement) -> CheckedStatement {
    let statements = scoped { checker in checker.checkInner(statement) }
    if statements.count == 1, let only = statements.first { return only }
    return CheckedStatement(.block(statements), location: statement.location)
  }

  /// Statements of a body in the scope that is open: braces open none of their own.
  mutating func checkInner(_ statement: SyntaxStatement) -> [CheckedStatement] {
    if case .block(let statements) = statement.kind {
      return [CheckedStatement(.block(checkStatements(statements)), location: statement.location)]
    }
    return checkStatement(statement)
  }

  /// An expression of its own, its precision settled.
  mutating func checkOnly(_ syntax: SyntaxExpression) -> CheckedExpression? {
    attempt { checker throws(Rejection) in
      let checked = try checker.checkExpression(syntax)
      return checker.settled(checked, nil)
    }
  }

  mutating func checkCondition(_ syntax: SyntaxExpression) -> CheckedExpression? {
    attempt { checker throws(Rejection) in
      let checked = try checker.checkExpression(syntax)
      let condition = checker.settled(checked, nil)
      guard condition.type == .bool else {
        throw Rejection(.condition(condition.type.description), at: syntax.location)
      }
      return condition
    }
  }

  private mutating func checkReturn(
    _ syntax: SyntaxExpression?, at location: SourceLocation
  ) throws(Rejection) -> CheckedStatement {
    guard let result = current?.result else { throw Rejection(silentlyAt: location) }
    current?.hasReturn = true
    guard let syntax else {
      guard result == .void else { throw Rejection(.returnWithoutValue(result.description), at: location) }
      return CheckedStatement(.return(nil), location: location)
    }
    if result == .void { throw Rejection(.returnFromVoid, at: location) }
    let checked = try checkExpression(syntax)
    let value = settled(checked, current?.precision)
    try checkAssignable(value, to: result, at: syntax.location)
    return CheckedStatement(.return(value), location: location)
  }
}
