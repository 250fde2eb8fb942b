/// The ways in which tokens can fail to be a program.
public enum SyntaxProblem: Equatable, Hashable, Sendable, CustomStringConvertible {
  /// What stands there, and what would have been right.
  case unexpected(found: String, expected: String)
  /// A word that the language keeps for itself.
  case reservedWord(String)
  /// A sign that GLSL ES 1.00 keeps for later versions.
  case reservedOperator(Punctuator)
  /// Something that the grammar has from GLSL ES 3.00 on.
  case needsES300(String)
  /// A structure that is defined within another structure (GLSL ES 1.00 and 3.00, 4.1.8).
  case nestedStructure
  /// `a + b = c`.
  case assignmentToOperation

  public var description: String {
    switch self {
    case .unexpected(let found, let expected): "found \(found) where \(expected) is expected"
    case .reservedWord(let word): "\(word) is a reserved word; choose another name"
    case .reservedOperator(let sign):
      "operator \(sign.rawValue) is reserved in GLSL ES 1.00; use #version 300 es"
    case .needsES300(let what): "\(what) needs #version 300 es"
    case .nestedStructure: "a structure cannot be defined within another; define it before"
    case .assignmentToOperation: "the left side of an assignment must be a variable; add parentheses"
    }
  }
}
