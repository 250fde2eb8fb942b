extension Parser {
  /// A declaration or a function's definition, at the outermost level.
  mutating func externalDeclaration() throws(ShaderError) -> SyntaxDeclaration {
    try declaration(allowsDefinition: true)
  }

  /// A declaration with its semicolon, or a function with its body.
  mutating func declaration(allowsDefinition: Bool = false) throws(ShaderError) -> SyntaxDeclaration {
    let location = location
    if take(.precision) { return try precision(at: location) }
    let qualifiers = try qualifiers()
    if !qualifiers.isEmpty, let kind = try lone(qualifiers) { return SyntaxDeclaration(kind, at: location) }
    let type = try type()
    if case .identifier = current, isNext(.leftParenthesis) {
      let kind = try function(qualifiers, type, allowsDefinition: allowsDefinition)
      return SyntaxDeclaration(kind, at: location)
    }
    var declarators: [Declarator] = []
    if !take(.semicolon) {
      // A type may stand for itself, and names may follow it even then.
      _ = take(.comma)
      repeat { declarators.append(try declarator()) } while take(.comma)
      guard take(.semicolon) else { throw unexpected("; or ,") }
    }
    return SyntaxDeclaration(.variables(qualifiers, type, declarators), at: location)
  }

  /// What qualifiers without a type are: a block, names that are declared elsewhere, or a default.
  private mutating func lone(_ qualifiers: [SyntaxQualifier]) throws(ShaderError) -> SyntaxDeclaration.Kind? {
    if isAt(.semicolon) {
      try needES300("a qualifier without a type")
      advance()
      return .qualifiers(qualifiers, names: [])
    }
    guard case .identifier(let text) = current else { return nil }
    if isNext(.leftBrace) {
      try needES300("a uniform block")
      return .block(try block(qualifiers))
    }
    guard !typeNames.contains(text), isNext(.semicolon) || isNext(.comma) else { return nil }
    var names: [SyntaxName] = []
    repeat { names.append(try expectName()) } while take(.comma)
    try expect(.semicolon)
    return .qualifiers(qualifiers, names: names)
  }

  private mutating func precision(at location: SourceLocation) throws(ShaderError) -> SyntaxDeclaration {
    guard let precision = currentKeyword?.precision else { throw unexpected("lowp, mediump or highp") }
    advance()
    let declaration = SyntaxDeclaration(.precision(precision, try type()), at: location)
    try expect(.semicolon)
    return declaration
  }

  private mutating func block(_ qualifiers: [SyntaxQualifier]) throws(ShaderError) -> InterfaceBlock {
    let name = try expectName()
    let members = try members()
    var instance: Declarator?
    if !isAt(.semicolon) {
      let name = try expectName("; or a name")
      instance = Declarator(name: name, array: try brackets(), initializer: nil)
      typeNames.declareVariable(name.text)
    }
    try expect(.semicolon)
    return InterfaceBlock(qualifiers: qualifiers, name: name, members: members, instance: instance)
  }

  /// `a`, `a[2]`, `a = b`, in 3.00 `a[] = b`.
  private mutating func declarator() throws(ShaderError) -> Declarator {
    let name = try expectName()
    let array = try brackets()
    var initializer: SyntaxExpression?
    if isAt(.assign) {
      if array != nil { try needES300("the first value of an array") }
      advance()
      initializer = try expression(.assignment)
    }
    // A name hides others only behind its first value (GLSL ES 3.00, 4.2.2).
    typeNames.declareVariable(name.text)
    return Declarator(name: name, array: array, initializer: initializer)
  }

  private mutating func function(
    _ qualifiers: [SyntaxQualifier], _ result: SyntaxType, allowsDefinition: Bool
  ) throws(ShaderError) -> SyntaxDeclaration.Kind {
    let name = try expectName()
    typeNames.open()
    let parameters = try parameters()
    var body: [SyntaxStatement]?
    if allowsDefinition {
      guard isAt(.semicolon) || isAt(.leftBrace) else { throw unexpected("; or {") }
    }
    if allowsDefinition, isAt(.leftBrace) {
      body = try functionBody()
    } else {
      try expect(.semicolon)
    }
    typeNames.close()
    return .function(
      FunctionSyntax(
        qualifiers: qualifiers, result: result, name: name, parameters: parameters, body: body))
  }

  private mutating func parameters() throws(ShaderError) -> [ParameterSyntax] {
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return [] }
    if isAt(.void), isNext(.rightParenthesis) {
      position += 2
      return []
    }
    var parameters: [ParameterSyntax] = []
    repeat {
      let location = location
      let qualifiers = try qualifiers()
      let type = try type()
      var name: SyntaxName?
      if case .identifier = current { name = try expectName() }
      let array = try brackets()
      if let name { typeNames.declareVariable(name.text) }
      parameters.append(
        ParameterSyntax(qualifiers: qualifiers, type: type, name: name, array: array, at: location))
    } while take(.comma)
    guard take(.rightParenthesis) else { throw unexpected(", or )") }
    return parameters
  }

  private mutating func take(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    advance()
    return true
  }

  /// `bool b = f()` or an expression, as loops ask.
  mutating func condition() throws(ShaderError) -> SyntaxCondition {
    guard isAtDeclaration else { return .expression(try expression()) }
    let qualifiers = try qualifiers()
    let type = try type()
    let name = try expectName()
    try expect(.assign)
    let value = try expression(.assignment)
    typeNames.declareVariable(name.text)
    return .declaration(qualifiers, type, Declarator(name: name, array: nil, initializer: value))
  }
}
