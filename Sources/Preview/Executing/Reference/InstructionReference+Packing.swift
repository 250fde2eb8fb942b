import CSimulator

extension InstructionReference {
  /// A float as a half float stores it: the nearest, ties to even, or the nearest one towards zero.
  static func half(_ value: Float, _ rule: FloatingPointRoundingRule) -> Float {
    guard value.isFinite, value != 0 else { return value }
    // Ten bits follow the first one; below 2^-14 steps get no smaller.
    let step = Float(sign: .plus, exponent: Swift.max(value.exponent, -14) - 10, significand: 1)
    let rounded = (value / step).rounded(rule) * step
    guard rounded.magnitude > 65504 else { return rounded }
    return Float(signOf: value, magnitudeOf: rule == .towardZero ? 65504 : .infinity)
  }

  /// The packing functions: two floats to one word (GLSL ES 3.00, 8.4).
  ///
  /// The opcode is one of `pack_snorm2x16`, `pack_unorm2x16`, `pack_half2x16`.
  package static func pack(_ opcode: sim_opcode, _ x: UInt32, _ y: UInt32) -> UInt32 {
    func bits(_ word: UInt32) -> UInt32 {
      let value = Float(bitPattern: word)
      switch opcode {
      case SIM_pack_snorm2x16: return normalized(clamped(value, -1, 1) * 32767)
      case SIM_pack_unorm2x16: return normalized(clamped(value, 0, 1) * 65535)
      default: return halfBits(value)
      }
    }
    return bits(x) | bits(y) << 16
  }

  /// And back.
  ///
  /// The opcode is one of `unpack_snorm2x16`, `unpack_unorm2x16`, `unpack_half2x16`.
  package static func unpack(_ opcode: sim_opcode, _ word: UInt32) -> [UInt32] {
    [UInt16(truncatingIfNeeded: word), UInt16(truncatingIfNeeded: word >> 16)].map { bits in
      switch opcode {
      case SIM_unpack_snorm2x16: clamped(Float(Int16(bitPattern: bits)) / 32767, -1, 1).bitPattern
      case SIM_unpack_unorm2x16: (Float(bits) / 65535).bitPattern
      default: halfValue(bits).bitPattern
      }
    }
  }

  private static func normalized(_ value: Float) -> UInt32 {
    value.isNaN ? 0 : UInt32(bitPattern: Int32(value.rounded(.toNearestOrEven))) & 0xFFFF
  }

  private static func halfBits(_ value: Float) -> UInt32 {
    let sign: UInt32 = value.sign == .minus ? 0x8000 : 0
    let size = half(value, .toNearestOrEven).magnitude
    if size.isNaN { return sign | 0x7E00 }
    if size.isInfinite { return sign | 0x7C00 }
    if size < 0x1p-14 { return sign | UInt32(size * 0x1p24) }
    let fraction = (size.significand - 1) * 1024
    return sign | UInt32(size.exponent + 15) << 10 | UInt32(fraction)
  }

  private static func halfValue(_ bits: UInt16) -> Float {
    let sign: FloatingPointSign = bits & 0x8000 == 0 ? .plus : .minus
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF) / 1024
    switch exponent {
    case 0: return Float(sign: sign, exponent: -14, significand: fraction)
    case 31: return Float(sign: sign, exponent: 0, significand: fraction == 0 ? .infinity : .nan)
    default: return Float(sign: sign, exponent: exponent - 15, significand: 1 + fraction)
    }
  }
}
