import CSimulator

// Floats of low precision, where such are computed with fewer bits: every operation rounds, and so do constants.
extension Emitter {
  /// Rounds a float of low precision; one that comes from such a float is rounded already.
  mutating func lowered(_ value: Value, _ precision: Precision?, from origin: Precision? = nil) -> Value {
    guard let opcode = rounding(precision) else { return value }
    if let origin, origin < .highp { return value }
    return operation(opcode, count: value.count, value)
  }

  /// The instruction that rounds floats of a precision; nil where all their bits count.
  func rounding(_ precision: Precision?) -> sim_opcode? {
    guard let precision, precision < .highp else { return nil }
    switch options.lowPrecision {
    case .float32: return nil
    case .float16: return SIM_half_nearest
    case .float16TowardZero: return SIM_half_zero
    }
  }

  /// How an operation rounds: by its result's precision or, where that has none, by its operands'.
  func rounding(for expression: CheckedExpression, of operands: [CheckedExpression]) -> sim_opcode? {
    guard options.lowPrecision != .float32, operands.contains(where: { $0.type.componentKind == .float }) else {
      return nil
    }
    if expression.type.componentKind == .float { return rounding(expression.precision) }
    return rounding(operands.filter { $0.type.componentKind == .float }.compactMap(\.precision).max())
  }

  /// Operands from left to right; constants without a precision take that of the operation at hand.
  mutating func operands(_ expressions: [CheckedExpression]) -> [Value] {
    zip(expressions, values(of: expressions)).map { expression, value in
      guard roundsTo != nil, case .constant = expression.kind, expression.type.componentKind == .float else {
        return value
      }
      return rounded(value)
    }
  }

  /// A value as the operation at hand rounds.
  mutating func rounded(_ value: Value) -> Value {
    guard let roundsTo else { return value }
    return operation(roundsTo, count: value.count, value)
  }

  /// One of several operations on floats that a function consists of.
  mutating func arithmetic(_ opcode: sim_opcode, count: Int, _ a: Value, _ b: Value? = nil) -> Value {
    rounded(operation(opcode, count: count, a, b))
  }
}
