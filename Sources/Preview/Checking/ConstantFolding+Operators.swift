import CSimulator

extension ConstantFolder {
  static func apply(_ operation: UnaryOperator, to value: ConstantValue) -> [UInt32]? {
    switch operation {
    case .negate:
      let opcode = value.type.componentKind == .float ? SIM_neg : SIM_ineg
      return value.words.map { InstructionReference.evaluate(opcode, $0) }
    case .bitwiseNot: return value.words.map { ~$0 }
    case .not: return value.words.map { 1 - min($0, 1) }
    }
  }

  static func apply(_ operation: BinaryOperator, _ left: ConstantValue, _ right: ConstantValue) -> [UInt32]? {
    switch operation {
    case .equal: return areEqual(left, right).map { [$0 ? 1 : 0] }
    case .notEqual: return areEqual(left, right).map { [$0 ? 0 : 1] }
    case .exclusiveOr: return [left.isTrue != right.isTrue ? 1 : 0]
    case .greater: return apply(.less, right, left)
    case .greaterOrEqual: return apply(.lessOrEqual, right, left)
    case .multiply:
      if let product = linearProduct(left, right) { return product }
    default: break
    }
    guard let kind = left.type.componentKind, let opcode = opcode(of: operation, kind) else { return nil }
    let words = (0..<max(left.words.count, right.words.count)).map {
      InstructionReference.evaluate(opcode, left.operand($0), right.operand($0))
    }
    return operation == .less || operation == .lessOrEqual ? words.map { $0 & 1 } : words
  }

  private static func opcode(of operation: BinaryOperator, _ kind: ScalarKind) -> sim_opcode? {
    switch (operation, kind) {
    case (.add, .float): SIM_add
    case (.subtract, .float): SIM_sub
    case (.multiply, .float): SIM_mul
    case (.divide, .float): SIM_div
    case (.less, .float): SIM_lt
    case (.lessOrEqual, .float): SIM_le
    case (_, .float), (_, .bool): nil
    case (.add, _): SIM_iadd
    case (.subtract, _): SIM_isub
    case (.multiply, _): SIM_imul
    case (.divide, .int): SIM_idiv
    case (.divide, .uint): SIM_udiv
    case (.remainder, .int): SIM_imod
    case (.remainder, .uint): SIM_umod
    case (.bitwiseAnd, _): SIM_and
    case (.bitwiseOr, _): SIM_or
    case (.bitwiseExclusiveOr, _): SIM_xor
    case (.shiftLeft, _): SIM_shl
    case (.shiftRight, .int): SIM_ishr
    case (.shiftRight, .uint): SIM_ushr
    case (.less, .int): SIM_ilt
    case (.less, .uint): SIM_ult
    case (.lessOrEqual, .int): SIM_ile
    case (.lessOrEqual, .uint): SIM_ule
    case (.equal, _), (.notEqual, _), (.greater, _), (.greaterOrEqual, _), (.exclusiveOr, _): nil
    }
  }

  /// Of whole values: bits, but for floats, where zeros of both signs are equal and NaN is equal to nothing.
  private static func areEqual(_ left: ConstantValue, _ right: ConstantValue) -> Bool? {
    let kinds = scalarKinds(of: left.type)
    guard left.words.count == right.words.count, kinds.count == left.words.count else { return nil }
    return kinds.indices.allSatisfy { index in
      let (a, b) = (left.words[index], right.words[index])
      return kinds[index] == .float ? Float(bitPattern: a) == Float(bitPattern: b) : a == b
    }
  }

  private static func scalarKinds(of type: GLSLType) -> [ScalarKind] {
    switch type {
    case .void, .sampler: []
    case .scalar(let kind), .vector(let kind, _): Array(repeating: kind, count: type.scalarCount)
    case .matrix: Array(repeating: .float, count: type.scalarCount)
    case .array(let element, let count):
      Array(repeatElement(scalarKinds(of: element), count: count).joined())
    case .structure(let structure): structure.fields.flatMap { scalarKinds(of: $0.type) }
    }
  }

  /// Matrix times matrix or vector, vector times matrix (5.9); nil for products component by component.
  private static func linearProduct(_ left: ConstantValue, _ right: ConstantValue) -> [UInt32]? {
    switch (left.type, right.type) {
    case (.matrix(let columns, let rows), .vector), (.matrix(let columns, let rows), .matrix):
      return stride(from: 0, to: right.words.count, by: columns).flatMap { first in
        InstructionReference.matvec(
          left.words, Array(right.words[first..<first + columns]), rows: rows, fused: false)
      }
    case (.vector, .matrix(_, let rows)):
      return stride(from: 0, to: right.words.count, by: rows).map { first in
        InstructionReference.dot(left.words, Array(right.words[first..<first + rows]), fused: false)
      }
    default: return nil
    }
  }
}
