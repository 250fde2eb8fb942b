/// Operators and punctuation; raw values are their spelling.
///
/// GLSL ES 1.00 reserves some of them: they are tokens there, and no expression may use them.
public enum Punctuator: String, CaseIterable, Hashable, Sendable {
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case dot = "."
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case question = "?"

  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case increment = "++"
  case decrement = "--"

  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="

  case not = "!"
  case and = "&&"
  case or = "||"
  case exclusiveOr = "^^"

  case bitwiseNot = "~"
  case bitwiseAnd = "&"
  case bitwiseOr = "|"
  case bitwiseExclusiveOr = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"

  case assign = "="
  case addAssign = "+="
  case subtractAssign = "-="
  case multiplyAssign = "*="
  case divideAssign = "/="
  case remainderAssign = "%="
  case andAssign = "&="
  case orAssign = "|="
  case exclusiveOrAssign = "^="
  case shiftLeftAssign = "<<="
  case shiftRightAssign = ">>="

  /// Whether a version keeps it for the future (GLSL ES 1.00, 5.1).
  public func isReserved(in version: GLSLVersion) -> Bool {
    guard version == .es100 else { return false }
    switch self {
    case .percent, .bitwiseNot, .bitwiseAnd, .bitwiseOr, .bitwiseExclusiveOr, .shiftLeft,
      .shiftRight, .remainderAssign, .andAssign, .orAssign, .exclusiveOrAssign, .shiftLeftAssign,
      .shiftRightAssign:
      return true
    default: return false
    }
  }
}
