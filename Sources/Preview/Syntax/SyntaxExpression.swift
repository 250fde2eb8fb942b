/// An expression as it was written, types unknown; parentheses are in the shape of the tree alone.
public struct SyntaxExpression: Sendable {
  public var location: SourceLocation
  public var kind: Kind

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  public indirect enum Kind: Sendable {
    case integer(UInt32)
    case unsignedInteger(UInt32)
    case float(Float)
    case boolean(Bool)
    case name(String)
    /// `f(a, b)`: a function, or the constructor of a structure of that name.
    case call(String, [SyntaxExpression])
    /// `vec2(a, b)`, `S[2](a, b)`: a constructor whose type is no plain name.
    case construct(SyntaxType, [SyntaxExpression])
    /// `a.length()`.
    case method(SyntaxExpression, String, [SyntaxExpression])
    case index(SyntaxExpression, SyntaxExpression)
    /// `a.xyz`, `s.field`.
    case member(SyntaxExpression, String)
    /// Of ``Punctuator/plus``, `minus`, `not`, `bitwiseNot`, `increment`, `decrement`.
    case prefix(Punctuator, SyntaxExpression)
    /// Of `increment`, `decrement`.
    case postfix(Punctuator, SyntaxExpression)
    /// Every operator between two operands that assigns nothing, `&&` and the comma included.
    case binary(Punctuator, SyntaxExpression, SyntaxExpression)
    case conditional(SyntaxExpression, SyntaxExpression, SyntaxExpression)
    /// Of `assign`, `addAssign` and so on.
    case assignment(Punctuator, SyntaxExpression, SyntaxExpression)
  }
}
