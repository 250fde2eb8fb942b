import CSimulator
import Foundation

extension InstructionReference {
  static func transcendental(_ opcode: sim_opcode, _ word: UInt32) -> UInt32? {
    let a = Double(Float(bitPattern: word))
    let result: Double? =
      switch opcode {
      case SIM_exp: exp(a)
      case SIM_exp2: exp2(a)
      case SIM_log: log(a)
      case SIM_log2: log2(a)
      case SIM_sin: sin(a)
      case SIM_cos: cos(a)
      case SIM_tan: tan(a)
      case SIM_asin: asin(a)
      case SIM_acos: acos(a)
      case SIM_atan: atan(a)
      case SIM_sinh: sinh(a)
      case SIM_cosh: cosh(a)
      case SIM_tanh: tanh(a)
      case SIM_asinh: asinh(a)
      case SIM_acosh: acosh(a)
      case SIM_atanh: atanh(a)
      default: nil
      }
    return result.map { Float($0).bitPattern }
  }

  static func transcendental(_ opcode: sim_opcode, _ first: UInt32, _ second: UInt32) -> UInt32? {
    let a = Double(Float(bitPattern: first))
    let b = Double(Float(bitPattern: second))
    return switch opcode {
    case SIM_pow: Float(power(a, b)).bitPattern
    case SIM_atan2: Float(atan2(a, b)).bitPattern
    default: nil
    }
  }

  /// 2 to the power of y log2 x, where zero times infinity gives 1: NaN for every negative x, also where y is whole.
  private static func power(_ x: Double, _ y: Double) -> Double {
    guard x >= 0, !y.isNaN else { return .nan }
    return pow(x.magnitude, y)
  }
}
