import CSimulator

extension Emitter {
  mutating func unary(_ unary: UnaryOperator, _ operand: CheckedExpression, in expression: CheckedExpression)
    -> Value
  {
    let value = value(of: operand)
    switch unary {
    case .not, .bitwiseNot: return operation(SIM_not, count: value.count, value)
    case .negate:
      let isFloat = operand.type.componentKind == .float
      return operation(isFloat ? SIM_neg : SIM_ineg, count: value.count, value)
    }
  }

  mutating func binary(
    _ binary: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    in expression: CheckedExpression
  ) -> Value {
    if let value = fused(binary, left, right, in: expression) { return value }
    let outer = roundsTo
    roundsTo = rounding(for: expression, of: [left, right])
    defer { roundsTo = outer }
    let sides = operands([left, right])
    return self.binary(
      binary, sides[0], left.type, sides[1], right.type, precision: expression.precision,
      result: expression.type)
  }

  /// An operator on values that are there already.
  mutating func binary(
    _ binary: BinaryOperator, _ left: Value, _ leftType: GLSLType, _ right: Value, _ rightType: GLSLType,
    precision: Precision?, result: GLSLType
  ) -> Value {
    if binary == .equal || binary == .notEqual {
      let same = equality(left, right, leftType)
      return binary == .equal ? same : operation(SIM_not, count: 1, same)
    }
    if binary == .multiply, let product = linearProduct(left, leftType, right, rightType) {
      watchFinite(product, [left, right], subject: "*")
      return lowered(product, precision)
    }
    let kind = leftType.componentKind ?? .int
    let count = max(1, result.scalarCount)
    watchOperands(binary, left, right, kind: kind)
    let (opcode, exchanges) = Self.opcode(binary, kind)
    let value =
      exchanges
      ? operation(opcode, count: count, right, left) : operation(opcode, count: count, left, right)
    guard kind == .float, result.componentKind == .float else { return value }
    watchFinite(value, [left, right], subject: Self.symbol(binary))
    return lowered(value, precision)
  }

  /// The instruction of a componentwise operator, and whether its operands change places.
  static func opcode(_ binary: BinaryOperator, _ kind: ScalarKind) -> (sim_opcode, Bool) {
    let isFloat = kind == .float
    let isUnsigned = kind == .uint
    func less(_ float: sim_opcode, _ signed: sim_opcode, _ unsigned: sim_opcode) -> sim_opcode {
      isFloat ? float : isUnsigned ? unsigned : signed
    }
    return switch binary {
    case .add: (isFloat ? SIM_add : SIM_iadd, false)
    case .subtract: (isFloat ? SIM_sub : SIM_isub, false)
    case .multiply: (isFloat ? SIM_mul : SIM_imul, false)
    case .divide: (less(SIM_div, SIM_idiv, SIM_udiv), false)
    case .remainder: (less(SIM_mod, SIM_imod, SIM_umod), false)
    case .bitwiseAnd: (SIM_and, false)
    case .bitwiseOr: (SIM_or, false)
    case .bitwiseExclusiveOr, .exclusiveOr: (SIM_xor, false)
    case .shiftLeft: (SIM_shl, false)
    case .shiftRight: (isUnsigned ? SIM_ushr : SIM_ishr, false)
    case .less: (less(SIM_lt, SIM_ilt, SIM_ult), false)
    case .lessOrEqual: (less(SIM_le, SIM_ile, SIM_ule), false)
    case .greater: (less(SIM_lt, SIM_ilt, SIM_ult), true)
    case .greaterOrEqual: (less(SIM_le, SIM_ile, SIM_ule), true)
    case .equal: (isFloat ? SIM_eq : SIM_ieq, false)
    case .notEqual: (isFloat ? SIM_ne : SIM_ine, false)
    }
  }

  static func symbol(_ binary: BinaryOperator) -> String {
    switch binary {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .bitwiseAnd: "&"
    case .bitwiseOr: "|"
    case .bitwiseExclusiveOr: "^"
    case .exclusiveOr: "^^"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    }
  }

  /// Whether two whole values are the same, scalar by scalar.
  private mutating func equality(_ left: Value, _ right: Value, _ type: GLSLType) -> Value {
    var parts: [Value] = []
    for (isFloat, start, count) in Self.floatSections(of: type) {
      var at = start
      while at < start + count {
        let part = min(Self.largestCount, start + count - at)
        let same = operation(
          isFloat ? SIM_eq : SIM_ieq, count: part, left.slice(at, part), right.slice(at, part))
        parts.append(part == 1 ? same : reduction(SIM_all, same))
        at += part
      }
    }
    guard var result = parts.first else { return truth(true) }
    for part in parts.dropFirst() { result = operation(SIM_and, count: 1, result, part) }
    return result
  }

  /// Neighbouring scalars that are all floats, or none.
  private static func floatSections(of type: GLSLType) -> [(isFloat: Bool, start: Int, count: Int)] {
    var result: [(isFloat: Bool, start: Int, count: Int)] = []
    func append(_ type: GLSLType) {
      switch type {
      case .array(let element, let count): for _ in 0..<count { append(element) }
      case .structure(let structure): for field in structure.fields { append(field.type) }
      default:
        let isFloat = type.componentKind == .float
        if let last = result.last, last.isFloat == isFloat {
          result[result.count - 1].count += type.scalarCount
        } else {
          let start = result.last.map { $0.start + $0.count } ?? 0
          result.append((isFloat, start, type.scalarCount))
        }
      }
    }
    append(type)
    return result.filter { $0.count > 0 }
  }
}
