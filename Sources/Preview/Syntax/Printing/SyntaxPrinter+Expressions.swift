/// How strongly an expression holds together: a place that asks for more puts parentheses around it.
enum ExpressionStrength: Comparable {
  case comma
  case assignment
  case conditional
  /// Of an operator between two operands, as ``Punctuator/strength`` has it.
  case binary(Int)
  case prefix
  case postfix
  /// What no operator can take apart.
  case primary
}

extension SyntaxExpression {
  fileprivate var strength: ExpressionStrength {
    switch kind {
    case .integer, .unsignedInteger, .float, .boolean, .name, .call, .construct: .primary
    case .method, .index, .member, .postfix: .postfix
    case .prefix: .prefix
    case .binary(.comma, _, _): .comma
    case .binary(let sign, _, _): .binary(sign.strength ?? 0)
    case .conditional: .conditional
    case .assignment: .assignment
    }
  }

  /// Whether a point behind it would belong to a number.
  fileprivate var isNumber: Bool {
    switch kind {
    case .integer, .unsignedInteger, .float: true
    default: false
    }
  }
}

extension SyntaxPrinter {
  /// - Parameter least: how strongly the place needs it to hold together.
  mutating func print(_ expression: SyntaxExpression, atLeast least: ExpressionStrength = .comma) {
    let strength = expression.strength
    var isEnclosed = strength < least
    if parentheses == .everything {
      if case .postfix(_, _) = expression.kind { isEnclosed = true }
      if strength < .postfix { isEnclosed = true }
    }
    if !isEnclosed { return printBare(expression, atLeast: least) }
    text += "("
    printBare(expression, atLeast: .comma)
    text += ")"
  }

  private mutating func printBare(_ expression: SyntaxExpression, atLeast least: ExpressionStrength) {
    switch expression.kind {
    case .integer(let value): text += "\(value)"
    case .unsignedInteger(let value): text += "\(value)u"
    // The shortest spelling that reads as the same number; one that is too large reads as infinity.
    case .float(let value): text += value.isFinite ? "\(value)" : "1e99"
    case .boolean(let value): text += value ? "true" : "false"
    case .name(let name): text += name
    case .call(let name, let arguments):
      text += name
      print(arguments)
    case .construct(let type, let arguments):
      print(type)
      print(arguments)
    case .method(let base, let name, let arguments):
      printSelected(base)
      text += name
      print(arguments)
    case .index(let base, let index):
      print(base, atLeast: .postfix)
      text += "["
      print(index)
      text += "]"
    case .member(let base, let name):
      printSelected(base)
      text += name
    case .prefix(let sign, let operand): print(sign, operand)
    case .postfix(let sign, let operand):
      print(operand, atLeast: .postfix)
      text += sign.rawValue
    case .binary(let sign, let left, let right): print(left, sign, right)
    case .conditional(let condition, let first, let second):
      print(condition, atLeast: .binary(0))
      text += " ? "
      print(first)
      text += " : "
      // Where assignments have no place, they have none at the end either.
      print(second, atLeast: max(.assignment, least))
    case .assignment(let sign, let target, let value):
      print(target, atLeast: .prefix)
      text += " \(sign.rawValue) "
      print(value, atLeast: .assignment)
    }
  }

  private mutating func print(_ arguments: [SyntaxExpression]) {
    text += "("
    list(arguments) { $0.print($1, atLeast: .assignment) }
    text += ")"
  }

  /// What stands before a point, and the point.
  private mutating func printSelected(_ base: SyntaxExpression) {
    if base.isNumber { text += "(" }
    print(base, atLeast: .postfix)
    text += base.isNumber ? ")." : "."
  }

  private mutating func print(_ sign: Punctuator, _ operand: SyntaxExpression) {
    text += sign.rawValue
    // `- -a` is not `--a`.
    if parentheses == .needed, case .prefix(let next, _) = operand.kind, next.rawValue.first == sign.rawValue.first {
      text += " "
    }
    print(operand, atLeast: .prefix)
  }

  private mutating func print(_ left: SyntaxExpression, _ sign: Punctuator, _ right: SyntaxExpression) {
    if sign == .comma {
      print(left, atLeast: .comma)
      text += ", "
      return print(right, atLeast: .assignment)
    }
    let strength = sign.strength ?? 0
    print(left, atLeast: .binary(strength))
    text += " \(sign.rawValue) "
    print(right, atLeast: strength == 13 ? .prefix : .binary(strength + 1))
  }
}
