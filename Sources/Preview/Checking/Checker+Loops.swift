extension Checker {
  /// Any loop; variables of its head live in one scope with its body.
  mutating func checkLoop(_ statement: SyntaxStatement) -> [CheckedStatement] {
    let errorsBefore = errors.count
    let loop = scoped { checker in checker.checkLoopParts(statement) }
    guard let loop else { return [] }
    if isStrict, errors.count == errorsBefore, case .for = statement.kind {
      checkCountable(loop, at: statement.location)
    }
    return [CheckedStatement(.loop(loop), location: statement.location)]
  }

  private mutating func checkLoopParts(_ statement: SyntaxStatement) -> CheckedLoop? {
    switch statement.kind {
    case .for(let first, let condition, let next, let body):
      let start = first.map { checkStatement($0) } ?? []
      let asked = condition.map { checkCondition($0) }
      let step = next.map { checkOnly($0) }
      let index = isStrict ? loopIndex(of: start) : nil
      if let index { current?.loopIndices.append(index) }
      let checkedBody = checkLoopBody(body)
      if index != nil { current?.loopIndices.removeLast() }
      if case .some(nil) = asked { return nil }
      if case .some(nil) = step { return nil }
      return CheckedLoop(
        first: start, conditionVariable: asked??.variable, condition: asked??.value, asksLast: false,
        next: step ?? nil, body: checkedBody)
    case .while(let condition, let body):
      if isStrict { report(.strictLoop("while"), at: statement.location) }
      let asked = checkCondition(condition)
      let checkedBody = checkLoopBody(body)
      guard let asked else { return nil }
      return CheckedLoop(
        first: [], conditionVariable: asked.variable, condition: asked.value, asksLast: false,
        next: nil, body: checkedBody)
    case .doWhile(let body, let condition):
      if isStrict { report(.strictLoop("do"), at: statement.location) }
      let checkedBody = scoped { checker in checker.checkLoopBody(body) }
      guard let asked = checkCondition(condition) else { return nil }
      return CheckedLoop(
        first: [], conditionVariable: nil, condition: asked, asksLast: true, next: nil, body: checkedBody)
    default: return nil
    }
  }

  private mutating func checkLoopBody(_ body: SyntaxStatement) -> CheckedStatement {
    current?.loops += 1
    current?.breakable += 1
    defer {
      current?.loops -= 1
      current?.breakable -= 1
    }
    let statements = checkInner(body)
    if statements.count == 1, let only = statements.first { return only }
    return CheckedStatement(.block(statements), location: body.location)
  }

  private mutating func checkCondition(
    _ condition: SyntaxCondition
  ) -> (variable: VariableID?, value: CheckedExpression)? {
    switch condition {
    case .expression(let syntax): return checkCondition(syntax).map { (nil, $0) }
    case .declaration(let qualifiers, let type, let declarator):
      let errorsBefore = errors.count
      let statements = checkDeclaration(
        SyntaxDeclaration(.variables(qualifiers, type, [declarator]), at: type.location))
      guard errors.count == errorsBefore else { return nil }
      guard case .declare(let id, let value?) = statements.first?.kind else {
        return constantCondition(declarator)
      }
      guard value.type == .bool else {
        report(.condition(value.type.description), at: declarator.name.location)
        return nil
      }
      return (id, value)
    }
  }

  /// `while (const bool b = true)`.
  private mutating func constantCondition(
    _ declarator: Declarator
  ) -> (variable: VariableID?, value: CheckedExpression)? {
    let value = attempt { checker throws(Rejection) in
      try checker.checkVariable(declarator.name.text, at: declarator.name.location)
    }
    guard let value else { return nil }
    guard value.type == .bool, value.constant != nil else {
      report(.condition(value.type.description), at: declarator.name.location)
      return nil
    }
    return (nil, value)
  }
}
