import CSimulator

/// What the batch machine's instructions mean, one component at a time: plain Swift to which the kernels are held,
/// and by which constants are folded.
///
/// Operations that IEEE 754 defines are done in float32. Transcendental functions are computed in double precision and
/// rounded once, so that a kernel may be off by the last place. Truth is all bits set.
package enum InstructionReference {
  /// A componentwise instruction on words; operands that its shape lacks are ignored.
  ///
  /// Only for the shapes UNARY, BINARY and TERNARY; derivatives are those of a uniform value, zero.
  package static func evaluate(
    _ opcode: sim_opcode, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0
  ) -> UInt32 {
    result(opcode, a, b, c) ?? unknown(opcode)
  }

  /// The same; nil for instructions that are not componentwise, or that lack a reference.
  package static func result(_ opcode: sim_opcode, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32? {
    switch sim_describe(opcode).shape {
    case SIM_SHAPE_UNARY:
      return moving(opcode, a) ?? arithmetic(opcode, Float(bitPattern: a)) ?? transcendental(opcode, a)
        ?? integer(opcode, a) ?? conversion(opcode, a)
    case SIM_SHAPE_BINARY:
      return arithmetic(opcode, Float(bitPattern: a), Float(bitPattern: b))
        ?? transcendental(opcode, a, b) ?? comparison(opcode, a, b) ?? integer(opcode, a, b)
        ?? bitwise(opcode, a, b)
    case SIM_SHAPE_TERNARY:
      if opcode == SIM_select { return (a & b) | (~a & c) }
      return arithmetic(opcode, Float(bitPattern: a), Float(bitPattern: b), Float(bitPattern: c))
    default: return nil
    }
  }

  /// `any` and `all`, of one component or more.
  package static func reduce(_ opcode: sim_opcode, _ a: [UInt32]) -> UInt32 {
    reduction(opcode, a) ?? unknown(opcode)
  }

  /// The same; nil for other instructions.
  package static func reduction(_ opcode: sim_opcode, _ a: [UInt32]) -> UInt32? {
    switch opcode {
    case SIM_any: a.reduce(0, |)
    case SIM_all: a.reduce(.max, &)
    default: nil
    }
  }

  static func truth(_ value: Bool) -> UInt32 { value ? .max : 0 }

  private static func unknown(_ opcode: sim_opcode) -> UInt32 {
    preconditionFailure("\(String(cString: sim_describe(opcode).mnemonic)) is not componentwise")
  }

  private static func moving(_ opcode: sim_opcode, _ a: UInt32) -> UInt32? {
    switch opcode {
    case SIM_move: a
    case SIM_neg: a ^ 0x8000_0000
    case SIM_abs: a & 0x7FFF_FFFF
    case SIM_ddx, SIM_ddy: 0
    default: nil
    }
  }
}
