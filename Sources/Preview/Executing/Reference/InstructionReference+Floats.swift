import CSimulator

extension InstructionReference {
  static func arithmetic(_ opcode: sim_opcode, _ a: Float) -> UInt32? {
    switch opcode {
    case SIM_sign: (a > 0 ? 1 : a < 0 ? -1 : 0 as Float).bitPattern
    case SIM_floor: a.rounded(.down).bitPattern
    case SIM_ceil: a.rounded(.up).bitPattern
    case SIM_trunc: a.rounded(.towardZero).bitPattern
    case SIM_round_even: a.rounded(.toNearestOrEven).bitPattern
    case SIM_fract: (a - a.rounded(.down)).bitPattern
    case SIM_sqrt: a.squareRoot().bitPattern
    case SIM_inversesqrt: (1 / a.squareRoot()).bitPattern
    case SIM_isnan: truth(a.isNaN)
    case SIM_isinf: truth(a.isInfinite)
    case SIM_half_nearest: half(a, .toNearestOrEven).bitPattern
    case SIM_half_zero: half(a, .towardZero).bitPattern
    default: nil
    }
  }

  static func arithmetic(_ opcode: sim_opcode, _ a: Float, _ b: Float) -> UInt32? {
    switch opcode {
    case SIM_add: (a + b).bitPattern
    case SIM_sub: (a - b).bitPattern
    case SIM_mul: (a * b).bitPattern
    case SIM_div: (a / b).bitPattern
    case SIM_mod: (a - b * (a / b).rounded(.down)).bitPattern
    case SIM_min: least(a, b).bitPattern
    case SIM_max: greatest(a, b).bitPattern
    case SIM_step: (b < a ? 0 : 1 as Float).bitPattern
    case SIM_eq: truth(a == b)
    case SIM_ne: truth(a != b)
    case SIM_lt: truth(a < b)
    case SIM_le: truth(a <= b)
    default: nil
    }
  }

  static func arithmetic(_ opcode: sim_opcode, _ a: Float, _ b: Float, _ c: Float) -> UInt32? {
    switch opcode {
    case SIM_fma: c.addingProduct(a, b).bitPattern
    case SIM_mad: (a * b + c).bitPattern
    case SIM_clamp: clamped(a, b, c).bitPattern
    case SIM_mix: (a * (1 - c) + b * c).bitPattern
    case SIM_smoothstep: smoothstep(a, b, c).bitPattern
    default: nil
    }
  }

  // Not the library's functions: which operand comes out for NaN and for zeros of both signs is settled.
  static func least(_ a: Float, _ b: Float) -> Float { b < a ? b : a }
  static func greatest(_ a: Float, _ b: Float) -> Float { a < b ? b : a }
  static func clamped(_ a: Float, _ low: Float, _ high: Float) -> Float {
    least(greatest(a, low), high)
  }

  private static func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = clamped((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
  }
}
