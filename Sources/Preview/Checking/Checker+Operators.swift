extension Checker {
  mutating func checkPrefix(
    _ sign: Punctuator, _ syntax: SyntaxExpression, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let operand = try checkExpression(syntax)
    let kind = operand.type.componentKind
    let unary: UnaryOperator?
    switch sign {
    case .increment, .decrement:
      return try checkIncrement(
        operand, by: sign == .increment ? 1 : -1, yieldsOld: false, sign, at: location)
    case .plus where kind != nil && kind != .bool:
      // A value, no longer a variable that could be written to.
      let value = CheckedExpression(
        .construct([operand]), type: operand.type, precision: operand.precision, location: location)
      return operand.constant == nil ? value : operand
    case .minus where kind != nil && kind != .bool: unary = .negate
    case .not where operand.type == .bool: unary = .not
    case .bitwiseNot where kind == .int || kind == .uint: unary = .bitwiseNot
    default: unary = nil
    }
    guard let unary else { throw Rejection(.operand(sign.rawValue, operand.type.description), at: location) }
    let result = CheckedExpression(
      .unary(unary, operand), type: operand.type, precision: operand.precision, location: location)
    return folded(result, operands: [operand])
  }

  mutating func checkBinary(
    _ sign: Punctuator, _ left: SyntaxExpression, _ right: SyntaxExpression, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let first = try checkExpression(left)
    let second = try checkExpression(right)
    let refused = Rejection(
      .operands(sign.rawValue, first.type.description, second.type.description), at: location)
    switch sign {
    case .comma: return try sequence(first, second, at: location)
    case .and, .or:
      guard first.type == .bool, second.type == .bool else { throw refused }
      let result = CheckedExpression(
        sign == .and ? .and(first, second) : .or(first, second), type: .bool, precision: nil,
        location: location)
      return folded(result, operands: [first, second])
    default: break
    }
    guard let binary = BinaryOperator(sign), let type = resultType(binary, first.type, second.type) else {
      throw refused
    }
    let isShift = binary == .shiftLeft || binary == .shiftRight
    let precision = isShift ? first.precision : highest(first, second)
    let result = CheckedExpression(
      .binary(
        binary, settledBeside(first, precision), isShift ? settled(second, nil) : settledBeside(second, precision)),
      type: type, precision: PrecisionKind(type) == nil ? nil : precision, location: location)
    return folded(result, operands: [first, second])
  }

  /// `a, b`: no constant expression in 3.00, and there for values only (GLSL ES 3.00, 5.9 and 12.43).
  private func sequence(
    _ first: CheckedExpression, _ second: CheckedExpression, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    if version == .es100, first.constant != nil, second.constant != nil { return second }
    if version == .es300 {
      for operand in [first, second] where operand.type == .void || operand.type.containsArray {
        throw Rejection(.sequenceType(operand.type.description), at: location)
      }
    }
    return CheckedExpression(
      .sequence(settled(first, nil), second), type: second.type, precision: second.precision,
      location: location)
  }

  /// The type that an operator makes of two others; nil if it takes none of the kind (GLSL ES 3.00, 5.9).
  func resultType(_ binary: BinaryOperator, _ left: GLSLType, _ right: GLSLType) -> GLSLType? {
    let kind = left.componentKind
    switch binary {
    case .equal, .notEqual:
      guard left == right, left != .void, !left.containsSampler else { return nil }
      return version == .es100 && left.containsArray ? nil : .bool
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard left == right, case .scalar(let scalar) = left, scalar != .bool else { return nil }
      return .bool
    case .exclusiveOr: return left == .bool && right == .bool ? .bool : nil
    case .shiftLeft, .shiftRight:
      guard isInteger(left), isInteger(right) else { return nil }
      return right.vectorCount == 1 || right.vectorCount == left.vectorCount ? left : nil
    case .remainder, .bitwiseAnd, .bitwiseOr, .bitwiseExclusiveOr:
      guard isInteger(left), kind == right.componentKind else { return nil }
      return componentwise(left, right)
    case .add, .subtract, .divide:
      guard let kind, kind != .bool, kind == right.componentKind else { return nil }
      return componentwise(left, right)
    case .multiply:
      guard let kind, kind != .bool, kind == right.componentKind else { return nil }
      return product(left, right)
    }
  }

  private func isInteger(_ type: GLSLType) -> Bool {
    type.componentKind == .int || type.componentKind == .uint
  }

  private func componentwise(_ left: GLSLType, _ right: GLSLType) -> GLSLType? {
    if left == right || right.vectorCount == 1 { return left }
    return left.vectorCount == 1 ? right : nil
  }

  /// Products of linear algebra, where a matrix meets a vector or a matrix.
  private func product(_ left: GLSLType, _ right: GLSLType) -> GLSLType? {
    switch (left, right) {
    case (.matrix(let columns, let rows), .matrix(let others, let inner)):
      return columns == inner ? .matrix(columns: others, rows: rows) : nil
    case (.matrix(let columns, let rows), .vector(_, let count)):
      return columns == count ? .vector(.float, rows) : nil
    case (.vector(_, let count), .matrix(let columns, let rows)):
      return rows == count ? .vector(.float, columns) : nil
    default: return componentwise(left, right)
    }
  }
}

extension GLSLType {
  /// Components of a scalar or vector; nil for all else.
  var vectorCount: Int? {
    switch self {
    case .scalar: 1
    case .vector(_, let count): count
    default: nil
    }
  }
}

extension BinaryOperator {
  init?(_ sign: Punctuator) {
    switch sign {
    case .plus: self = .add
    case .minus: self = .subtract
    case .star: self = .multiply
    case .slash: self = .divide
    case .percent: self = .remainder
    case .bitwiseAnd: self = .bitwiseAnd
    case .bitwiseOr: self = .bitwiseOr
    case .bitwiseExclusiveOr: self = .bitwiseExclusiveOr
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .exclusiveOr: self = .exclusiveOr
    default: return nil
    }
  }

  /// The operator within an assignment; nil for a plain one.
  init?(assigning sign: Punctuator) {
    switch sign {
    case .addAssign: self = .add
    case .subtractAssign: self = .subtract
    case .multiplyAssign: self = .multiply
    case .divideAssign: self = .divide
    case .remainderAssign: self = .remainder
    case .andAssign: self = .bitwiseAnd
    case .orAssign: self = .bitwiseOr
    case .exclusiveOrAssign: self = .bitwiseExclusiveOr
    case .shiftLeftAssign: self = .shiftLeft
    case .shiftRightAssign: self = .shiftRight
    default: return nil
    }
  }
}
