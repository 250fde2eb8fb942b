extension Checker {
  /// A switch, its labels in its own block only (GLSL ES 3.00, 6.2).
  mutating func checkSwitch(
    _ syntax: SyntaxExpression, _ body: [SyntaxStatement], at location: SourceLocation
  ) -> [CheckedStatement] {
    let selector = attempt { checker throws(Rejection) in
      let checked = try checker.checkExpression(syntax)
      let selector = checker.settled(checked, nil)
      guard selector.type == .int || selector.type == .uint else {
        throw Rejection(.switchType(selector.type.description), at: syntax.location)
      }
      return selector
    }
    current?.breakable += 1
    let sections = scoped { checker in checker.checkSections(body, selector?.type) }
    current?.breakable -= 1
    switch body.last?.kind {
    case .case, .default: report(.labelWithoutStatement, at: body.last?.location ?? location)
    default: break
    }
    guard let selector else { return [] }
    return [CheckedStatement(.switch(selector, sections), location: location)]
  }

  private mutating func checkSections(
    _ body: [SyntaxStatement], _ type: GLSLType?
  ) -> [SwitchSection] {
    var sections: [SwitchSection] = []
    var seen: Set<UInt32> = []
    var hasDefault = false
    var isInLabels = false
    for statement in body {
      guard !isFull else { break }
      switch statement.kind {
      case .case, .default:
        if !isInLabels { sections.append(SwitchSection(labels: [], isDefault: false, body: [])) }
        isInLabels = true
        let last = sections.count - 1
        guard case .case(let syntax) = statement.kind else {
          if hasDefault { report(.repeatedDefault, at: statement.location) }
          hasDefault = true
          sections[last].isDefault = true
          continue
        }
        let label = attempt { checker throws(Rejection) in try checker.checkLabel(syntax, type) }
        guard let label else { continue }
        if seen.insert(label).inserted {
          sections[last].labels.append(label)
        } else {
          report(.repeatedLabel, at: syntax.location)
        }
      default:
        isInLabels = false
        if sections.isEmpty {
          report(.statementBeforeLabel, at: statement.location)
          sections.append(SwitchSection(labels: [], isDefault: false, body: []))
        }
        let checked = checkStatement(statement)
        sections[sections.count - 1].body += checked
      }
    }
    return sections
  }

  private mutating func checkLabel(
    _ syntax: SyntaxExpression, _ type: GLSLType?
  ) throws(Rejection) -> UInt32 {
    let label = try checkExpression(syntax)
    guard label.type == .int || label.type == .uint, type == nil || label.type == type else {
      throw Rejection(
        .labelType(label.type.description, type?.description ?? "int"), at: syntax.location)
    }
    guard let value = label.constant else { throw Rejection(.labelNotConstant, at: syntax.location) }
    return value.words[0]
  }
}
