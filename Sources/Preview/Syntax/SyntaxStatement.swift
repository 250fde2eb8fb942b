/// A statement as it was written.
public struct SyntaxStatement: Sendable {
  public var location: SourceLocation
  public var kind: Kind

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  public indirect enum Kind: Sendable {
    case declaration(SyntaxDeclaration)
    case expression(SyntaxExpression)
    case block([SyntaxStatement])
    case `if`(SyntaxExpression, then: SyntaxStatement, else: SyntaxStatement?)
    /// A `.declaration` or `.expression` first, or nothing.
    case `for`(
      first: SyntaxStatement?, condition: SyntaxCondition?, next: SyntaxExpression?,
      body: SyntaxStatement)
    case `while`(SyntaxCondition, body: SyntaxStatement)
    case doWhile(body: SyntaxStatement, SyntaxExpression)
    /// Labels are statements among the others, as in the grammar.
    case `switch`(SyntaxExpression, [SyntaxStatement])
    case `case`(SyntaxExpression)
    case `default`
    case `return`(SyntaxExpression?)
    case `break`
    case `continue`
    case discard
    case empty
  }
}

/// What a loop asks: an expression, or `bool b = f()`.
public indirect enum SyntaxCondition: Sendable {
  case expression(SyntaxExpression)
  case declaration([SyntaxQualifier], SyntaxType, Declarator)
}
