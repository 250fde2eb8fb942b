import CSimulator

extension BuiltinTable {
  /// Angles, exponentials, common functions and packing (8.1 to 8.4): componentwise, but for packing.
  static let numericRows: [BuiltinRow] = angleRows + exponentialRows + commonRows + choosingRows + bitRows

  private static let angleRows: [BuiltinRow] = [
    .init(.radians, [.init([.genType], .genType)]),
    .init(.degrees, [.init([.genType], .genType)]),
    .init(.sin, [.map(.genType, SIM_sin)]),
    .init(.cos, [.map(.genType, SIM_cos)]),
    .init(.tan, [.map(.genType, SIM_tan)]),
    .init(.asin, [.map(.genType, SIM_asin)]),
    .init(.acos, [.map(.genType, SIM_acos)]),
    .init(.atan, [.map(.genType, count: 2, SIM_atan2), .map(.genType, SIM_atan)]),
    .init(.sinh, in: .es300, [.map(.genType, SIM_sinh)]),
    .init(.cosh, in: .es300, [.map(.genType, SIM_cosh)]),
    .init(.tanh, in: .es300, [.map(.genType, SIM_tanh)]),
    .init(.asinh, in: .es300, [.map(.genType, SIM_asinh)]),
    .init(.acosh, in: .es300, [.map(.genType, SIM_acosh)]),
    .init(.atanh, in: .es300, [.map(.genType, SIM_atanh)]),
  ]

  private static let exponentialRows: [BuiltinRow] = [
    .init(.pow, [.map(.genType, count: 2, SIM_pow)]),
    .init(.exp, [.map(.genType, SIM_exp)]),
    .init(.log, [.map(.genType, SIM_log)]),
    .init(.exp2, [.map(.genType, SIM_exp2)]),
    .init(.log2, [.map(.genType, SIM_log2)]),
    .init(.sqrt, [.map(.genType, SIM_sqrt)]),
    .init(.inversesqrt, [.map(.genType, SIM_inversesqrt)]),
  ]

  private static let commonRows: [BuiltinRow] = [
    .init(.abs, [.map(.genType, SIM_abs), .map(.genIType, SIM_iabs, in: .es300)]),
    .init(.sign, [.map(.genType, SIM_sign), .map(.genIType, SIM_isign, in: .es300)]),
    .init(.floor, [.map(.genType, SIM_floor)]),
    .init(.trunc, in: .es300, [.map(.genType, SIM_trunc)]),
    // The direction in which 0.5 rounds is an implementation's choice.
    .init(.round, in: .es300, [.map(.genType, SIM_round_even)]),
    .init(.roundEven, in: .es300, [.map(.genType, SIM_round_even)]),
    .init(.ceil, [.map(.genType, SIM_ceil)]),
    .init(.fract, [.map(.genType, SIM_fract)]),
    .init(.mod, withScalar(SIM_mod, .float)),
    .init(.modf, in: .es300, isConstant: false, [.init([.genType, .genType], .genType, output: 1)]),
    .init(
      .min,
      withScalar(SIM_min, .float) + withScalar(SIM_imin, .int, in: .es300)
        + withScalar(SIM_umin, .uint, in: .es300)),
    .init(
      .max,
      withScalar(SIM_max, .float) + withScalar(SIM_imax, .int, in: .es300)
        + withScalar(SIM_umax, .uint, in: .es300)),
  ]

  private static let choosingRows: [BuiltinRow] = [
    .init(
      .clamp,
      [
        .map(.genType, count: 3, SIM_clamp),
        .init([.vec, .float, .float], .vec, .instruction(SIM_clamp)),
        .init([.genIType, .genIType, .genIType], .genIType, in: .es300),
        .init([.ivec, .int, .int], .ivec, in: .es300),
        .init([.genUType, .genUType, .genUType], .genUType, in: .es300),
        .init([.uvec, .uint, .uint], .uvec, in: .es300),
      ]),
    .init(
      .mix,
      [
        .map(.genType, count: 3, SIM_mix),
        .init([.vec, .vec, .float], .vec, .instruction(SIM_mix)),
        .init([.genType, .genType, .genBType], .genType, in: .es300),
      ]),
    .init(
      .step,
      [.map(.genType, count: 2, SIM_step), .init([.float, .vec], .vec, .instruction(SIM_step))]),
    .init(
      .smoothstep,
      [
        .map(.genType, count: 3, SIM_smoothstep),
        .init([.float, .float, .vec], .vec, .instruction(SIM_smoothstep)),
      ]),
    .init(.isnan, in: .es300, precision: .none, [.init([.genType], .genBType, .instruction(SIM_isnan))]),
    .init(.isinf, in: .es300, precision: .none, [.init([.genType], .genBType, .instruction(SIM_isinf))]),
  ]

  private static let bitRows: [BuiltinRow] = [
    .init(
      .floatBitsToInt, in: .es300, precision: .fixed(.highp), [.init([.genType], .genIType, .instruction(SIM_move))]),
    .init(
      .floatBitsToUint, in: .es300, precision: .fixed(.highp), [.init([.genType], .genUType, .instruction(SIM_move))]),
    .init(
      .intBitsToFloat, in: .es300, precision: .fixed(.highp), [.init([.genIType], .genType, .instruction(SIM_move))]),
    .init(
      .uintBitsToFloat, in: .es300, precision: .fixed(.highp), [.init([.genUType], .genType, .instruction(SIM_move))]),
    .init(.packSnorm2x16, in: .es300, precision: .fixed(.highp), [.init([.vec2], .uint)]),
    .init(.unpackSnorm2x16, in: .es300, precision: .fixed(.highp), [.init([.uint], .vec2)]),
    .init(.packUnorm2x16, in: .es300, precision: .fixed(.highp), [.init([.vec2], .uint)]),
    .init(.unpackUnorm2x16, in: .es300, precision: .fixed(.highp), [.init([.uint], .vec2)]),
    .init(.packHalf2x16, in: .es300, precision: .fixed(.highp), [.init([.vec2], .uint)]),
    .init(.unpackHalf2x16, in: .es300, precision: .fixed(.mediump), [.init([.uint], .vec2)]),
  ]

  /// Of two operands of one size, or of a vector and a scalar.
  private static func withScalar(
    _ opcode: sim_opcode, _ kind: ScalarKind, in availability: BuiltinAvailability = .always
  ) -> [BuiltinSignature] {
    [
      .map(.general(kind), count: 2, opcode, in: availability),
      .init(
        [.vector(kind), .exact(.scalar(kind))], .vector(kind), .instruction(opcode), in: availability),
    ]
  }
}
