import CSimulator

extension InstructionReference {
  static func integer(_ opcode: sim_opcode, _ word: UInt32) -> UInt32? {
    let a = Int32(bitPattern: word)
    return switch opcode {
    case SIM_ineg: 0 &- word
    case SIM_iabs: a < 0 ? 0 &- word : word
    case SIM_isign: UInt32(bitPattern: a.signum())
    case SIM_not: ~word
    default: nil
    }
  }

  static func integer(_ opcode: sim_opcode, _ a: UInt32, _ b: UInt32) -> UInt32? {
    let x = Int32(bitPattern: a)
    let y = Int32(bitPattern: b)
    return switch opcode {
    case SIM_iadd: a &+ b
    case SIM_isub: a &- b
    case SIM_imul: a &* b
    // The partial value of an overflow, INT_MIN / -1, is the one that wraps around.
    case SIM_idiv: y == 0 ? .max : UInt32(bitPattern: x.dividedReportingOverflow(by: y).partialValue)
    case SIM_imod: y == 0 ? a : UInt32(bitPattern: x.remainderReportingOverflow(dividingBy: y).partialValue)
    case SIM_udiv: b == 0 ? .max : a / b
    case SIM_umod: b == 0 ? a : a % b
    case SIM_imin: y < x ? b : a
    case SIM_imax: x < y ? b : a
    case SIM_umin: Swift.min(a, b)
    case SIM_umax: Swift.max(a, b)
    default: nil
    }
  }

  static func bitwise(_ opcode: sim_opcode, _ a: UInt32, _ b: UInt32) -> UInt32? {
    switch opcode {
    case SIM_and: a & b
    case SIM_andnot: a & ~b
    case SIM_or: a | b
    case SIM_xor: a ^ b
    case SIM_shl: a &<< b
    case SIM_ishr: UInt32(bitPattern: Int32(bitPattern: a) &>> Int32(bitPattern: b))
    case SIM_ushr: a &>> b
    default: nil
    }
  }

  static func comparison(_ opcode: sim_opcode, _ a: UInt32, _ b: UInt32) -> UInt32? {
    let x = Int32(bitPattern: a)
    let y = Int32(bitPattern: b)
    return switch opcode {
    case SIM_ieq: truth(a == b)
    case SIM_ine: truth(a != b)
    case SIM_ilt: truth(x < y)
    case SIM_ile: truth(x <= y)
    case SIM_ult: truth(a < b)
    case SIM_ule: truth(a <= b)
    default: nil
    }
  }

  static func conversion(_ opcode: sim_opcode, _ a: UInt32) -> UInt32? {
    // Every 32-bit integer is a double, so that limits are exact here.
    let value = Double(Float(bitPattern: a))
    return switch opcode {
    case SIM_float_to_int:
      value.isNaN ? 0 : UInt32(bitPattern: Int32(Swift.min(Swift.max(value, -0x1p31), 0x1p31 - 1)))
    case SIM_float_to_uint: value.isNaN ? 0 : UInt32(Swift.min(Swift.max(value, 0), 0x1p32 - 1))
    case SIM_int_to_float: Float(Int32(bitPattern: a)).bitPattern
    case SIM_uint_to_float: Float(a).bitPattern
    default: nil
    }
  }
}
