extension Parser {
  /// Whether a declaration begins here, and no expression.
  var isAtDeclaration: Bool {
    switch current {
    case .keyword(let keyword):
      if keyword.isQualifier || keyword.precision != nil { return true }
      if [.layout, .precision, .struct].contains(keyword) { return true }
      return keyword.isType && !isAtConstructor
    case .identifier(let name):
      if case .identifier = peek(1) { return true }
      return typeNames.contains(name) && !isAtConstructor
    default: return false
    }
  }

  /// Whether the type that stands here is followed by arguments: `S(…` or `S[2](…`.
  private var isAtConstructor: Bool {
    if isNext(.leftParenthesis) { return true }
    guard isNext(.leftBracket) else { return false }
    var ahead = 2
    var open = 1
    while open > 0, case let kind? = peek(ahead) {
      if case .punctuator(let sign) = kind {
        if sign == .leftBracket { open += 1 }
        if sign == .rightBracket { open -= 1 }
        if sign == .semicolon || sign == .leftBrace || sign == .rightBrace { return false }
      }
      ahead += 1
    }
    return isNext(.leftParenthesis, ahead)
  }

  mutating func qualifiers() throws(ShaderError) -> [SyntaxQualifier] {
    var qualifiers: [SyntaxQualifier] = []
    while let keyword = currentKeyword {
      let location = location
      if keyword.isQualifier {
        advance()
        qualifiers.append(SyntaxQualifier(.word(keyword), at: location))
      } else if let precision = keyword.precision {
        advance()
        qualifiers.append(SyntaxQualifier(.precision(precision), at: location))
      } else if keyword == .layout {
        advance()
        qualifiers.append(SyntaxQualifier(.layout(try layoutItems()), at: location))
      } else {
        break
      }
    }
    return qualifiers
  }

  private mutating func layoutItems() throws(ShaderError) -> [LayoutItem] {
    try expect(.leftParenthesis)
    var items: [LayoutItem] = []
    repeat {
      let name = try expectName("the name of a layout")
      var value: SyntaxExpression?
      if take(.assign) {
        switch current {
        case .integer(let number): value = SyntaxExpression(.integer(number), at: location)
        case .unsignedInteger(let number): value = SyntaxExpression(.unsignedInteger(number), at: location)
        default: throw unexpected("an integer")
        }
        advance()
      }
      items.append(LayoutItem(name: name, value: value))
    } while take(.comma)
    try expect(.rightParenthesis)
    return items
  }

  /// A type with what belongs to it: its structure's definition, in 3.00 its brackets.
  mutating func type() throws(ShaderError) -> SyntaxType {
    let location = location
    var type: SyntaxType
    switch current {
    case .keyword(.struct): type = SyntaxType(.structure(try structure()), at: location)
    case .keyword(let keyword) where keyword.isType:
      advance()
      type = SyntaxType(.keyword(keyword), at: location)
    case .identifier(let name):
      advance()
      type = SyntaxType(.name(name), at: location)
    default: throw unexpected("a type")
    }
    if isAt(.leftBracket) {
      try needES300("an array's size behind its type")
      type.array = try brackets()
    }
    return type
  }

  /// The brackets of an array, if there are any.
  mutating func brackets() throws(ShaderError) -> ArraySyntax? {
    let location = location
    guard take(.leftBracket) else { return nil }
    if isAt(.rightBracket) {
      try needES300("an array without a size")
      advance()
      return ArraySyntax(size: nil, at: location)
    }
    let size = try expression(.constant)
    try expect(.rightBracket)
    return ArraySyntax(size: size, at: location)
  }

  private mutating func structure() throws(ShaderError) -> StructSyntax {
    advance()
    var name: SyntaxName?
    if !isAt(.leftBrace) { name = try expectName("a name or {") }
    let members = try members()
    if let name { typeNames.declareType(name.text) }
    return StructSyntax(name: name, members: members)
  }

  /// The members of a structure or a block, braces included.
  mutating func members() throws(ShaderError) -> [MemberSyntax] {
    try expect(.leftBrace)
    var members: [MemberSyntax] = []
    repeat {
      let location = location
      let qualifiers = try qualifiers()
      if isAt(.struct) { throw failure(.nestedStructure) }
      let type = try type()
      var declarators: [Declarator] = []
      repeat {
        let name = try expectName("the name of a member")
        declarators.append(Declarator(name: name, array: try brackets(), initializer: nil))
      } while take(.comma)
      guard take(.semicolon) else { throw unexpected("; or ,") }
      members.append(
        MemberSyntax(qualifiers: qualifiers, type: type, declarators: declarators, at: location))
    } while !take(.rightBrace)
    return members
  }
}
