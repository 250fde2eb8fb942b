import CSimulator
import Testing

/// An instruction set that this processor has, and the machine compiled for it.
struct InstructionSet: CustomTestStringConvertible, Sendable {
  let code: sim_machine_code

  var testDescription: String { String(cString: code.name) }

  /// The plainest first: others are compared with it.
  static let all = [SIM_ISA_BASELINE, SIM_ISA_NEON, SIM_ISA_AVX2, SIM_ISA_AVX512].compactMap { isa in
    sim_machine_for(isa).map { InstructionSet(code: $0.pointee) }
  }
}

/// An instruction of the table.
struct Opcode: CustomTestStringConvertible, Hashable, Sendable {
  let number: UInt32

  init(_ opcode: sim_opcode) { number = opcode.rawValue }

  var code: sim_opcode { sim_opcode(rawValue: number) }
  var shape: sim_shape { sim_describe(code).shape }
  var testDescription: String { String(cString: sim_describe(code).mnemonic) }

  static let all = (0..<SIM_OPCODES.rawValue).map { Opcode(sim_opcode(rawValue: $0)) }
  static let componentwise = all.filter { $0.operands > 0 }
  static let reductions = all.filter { $0.shape == SIM_SHAPE_REDUCE }

  /// Of a componentwise instruction; 0 for all others.
  var operands: Int {
    switch shape {
    case SIM_SHAPE_UNARY: 1
    case SIM_SHAPE_BINARY: 2
    case SIM_SHAPE_TERNARY: 3
    default: 0
    }
  }

  /// How far a result may lie from the double result rounded to float, in units of the last place.
  var tolerance: Int { Self.transcendental.contains(self) ? 1 : 0 }

  private static let transcendental = Set(
    [
      SIM_exp, SIM_exp2, SIM_log, SIM_log2, SIM_pow, SIM_sin, SIM_cos, SIM_tan, SIM_asin, SIM_acos, SIM_atan,
      SIM_atan2, SIM_sinh, SIM_cosh, SIM_tanh, SIM_asinh, SIM_acosh, SIM_atanh,
    ].map(Opcode.init))

  /// Whether this computes floats: then one NaN is as good as another.
  var yieldsFloats: Bool { tolerance > 0 || Self.arithmetic.contains(self) }

  private static let arithmetic = Set(
    [
      SIM_add, SIM_sub, SIM_mul, SIM_div, SIM_fma, SIM_mad, SIM_sign, SIM_floor, SIM_ceil, SIM_trunc, SIM_round_even,
      SIM_fract, SIM_mod, SIM_min, SIM_max, SIM_clamp, SIM_mix, SIM_step, SIM_smoothstep, SIM_sqrt, SIM_inversesqrt,
      SIM_half_nearest, SIM_half_zero,
    ].map(Opcode.init))

  /// A result with its NaN, if it is one, replaced by the usual.
  func canonical(_ word: UInt32) -> UInt32 { yieldsFloats ? oneNaN(word) : word }
}

/// Floats' bits with any NaN replaced by the usual one.
func oneNaN(_ word: UInt32) -> UInt32 { Float(bitPattern: word).isNaN ? Float.nan.bitPattern : word }

/// Floats between two floats, which are of one sign or zero; nil where only one of them is NaN, or signs differ.
func distance(_ a: UInt32, _ b: UInt32) -> Int? {
  if oneNaN(a) == oneNaN(b) { return 0 }
  let areNumbers = !Float(bitPattern: a).isNaN && !Float(bitPattern: b).isNaN
  return areNumbers && a >> 31 == b >> 31 ? abs(Int(a) - Int(b)) : nil
}
