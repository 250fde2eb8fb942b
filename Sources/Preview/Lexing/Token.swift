/// A piece of a shader's text: a word, a number or a sign.
public struct Token: Equatable, Sendable {
  public var kind: Kind
  /// Where its first character stands.
  public var location: SourceLocation
  /// Whether only blanks and comments precede it on its line; a `#` here begins a directive, which ends at
  /// the next such token.
  public var startsLine: Bool
  /// Whether blanks or comments precede it: `#define F (x)` and `#define F(x)` differ in nothing else.
  public var followsSpace: Bool
  /// A number as it was written, which `#define` and `#version` ask for; nil for all else.
  public var spelling: String?

  public init(
    kind: Kind, location: SourceLocation, startsLine: Bool, followsSpace: Bool, spelling: String? = nil
  ) {
    self.kind = kind
    self.location = location
    self.startsLine = startsLine
    self.followsSpace = followsSpace
    self.spelling = spelling
  }

  /// What a token is, with its value.
  public enum Kind: Equatable, Sendable {
    case identifier(String)
    case keyword(Keyword)
    /// A word that the language keeps for itself and gives no meaning.
    case reserved(String)
    /// A signed integer's bits; 0xFFFFFFFF is -1.
    case integer(UInt32)
    /// An unsigned integer, with the suffix of GLSL ES 3.00.
    case unsignedInteger(UInt32)
    /// Infinity when the number is too large (GLSL ES 3.00, 4.1.4).
    case float(Float)
    case punctuator(Punctuator)
    /// The beginning of a directive.
    case hash
    /// Something that is no token; an error unless a directive leaves its line out.
    case invalid(ShaderProblem)
  }
}
