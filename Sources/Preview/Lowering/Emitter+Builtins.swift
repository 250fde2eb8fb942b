import CSimulator

extension Emitter {
  mutating func builtin(
    _ function: BuiltinFunction, _ arguments: [CheckedExpression], in expression: CheckedExpression
  ) -> Value {
    if let texture = TextureCall(function) { return self.texture(texture, arguments, in: expression) }
    if function == .modf, arguments.count == 2 { return modf(arguments, in: expression) }
    let values = values(of: arguments)
    guard let first = values.first else { return constant([0]).spread(max(1, expression.type.scalarCount)) }
    let types = arguments.map(\.type)
    watchArguments(function, values, types)
    let result = compute(function, values, first, types, expression.type)
    guard expression.type.componentKind == .float else { return result }
    watchFinite(result, values, subject: function.rawValue)
    return lowered(result, expression.precision)
  }

  private mutating func compute(
    _ function: BuiltinFunction, _ values: [Value], _ first: Value, _ types: [GLSLType], _ result: GLSLType
  ) -> Value {
    let kind = types[0].componentKind ?? .float
    let count = max(1, result.scalarCount)
    if let (opcode, exchanges) = Self.componentwise(function, kind, arguments: values.count) {
      let ordered = exchanges ? Array(values.reversed()) : values
      return operation(
        opcode, count: count, ordered[0], ordered.count > 1 ? ordered[1] : nil,
        ordered.count > 2 ? ordered[2] : nil)
    }
    switch function {
    case .radians: return operation(SIM_mul, count: count, first, constant(Float.pi / 180))
    case .degrees: return operation(SIM_mul, count: count, first, constant(180 / Float.pi))
    case .floatBitsToInt, .floatBitsToUint, .intBitsToFloat, .uintBitsToFloat: return first
    case .mix:
      return types.last?.componentKind == .bool
        ? operation(SIM_select, count: count, values[2], values[1], first)
        : operation(SIM_mix, count: count, first, values[1], values[2])
    case .clamp:
      let (largest, smallest) = kind == .uint ? (SIM_umax, SIM_umin) : (SIM_imax, SIM_imin)
      return operation(smallest, count: count, operation(largest, count: count, first, values[1]), values[2])
    case .any: return reduction(SIM_any, contiguous(first))
    case .all: return reduction(SIM_all, contiguous(first))
    case .packSnorm2x16: return special(SIM_pack_snorm2x16, first, count: 1)
    case .packUnorm2x16: return special(SIM_pack_unorm2x16, first, count: 1)
    case .packHalf2x16: return special(SIM_pack_half2x16, first, count: 1)
    case .unpackSnorm2x16: return special(SIM_unpack_snorm2x16, first, count: 2)
    case .unpackUnorm2x16: return special(SIM_unpack_unorm2x16, first, count: 2)
    case .unpackHalf2x16: return special(SIM_unpack_half2x16, first, count: 2)
    case .determinant, .inverse:
      guard case .matrix(let size, _) = types[0] else { return first }
      let opcode = function == .inverse ? SIM_inverse : SIM_determinant
      return special(opcode, first, count: count, size: size)
    case .matrixCompMult: return operation(SIM_mul, count: count, first, values[1])
    case .outerProduct: return outerProduct(first, values[1])
    case .transpose:
      guard case .matrix(let columns, let rows) = types[0] else { return first }
      return gather((0..<columns * rows).map { first.slice($0 % columns * rows + $0 / columns, 1) })
    case .dFdx, .dFdy, .fwidth: return derivative(function, first)
    default: return geometry(function, values, count: count)
    }
  }

  /// The instruction that is the whole of a function, and whether its operands change places.
  private static func componentwise(
    _ function: BuiltinFunction, _ kind: ScalarKind, arguments: Int
  ) -> (sim_opcode, Bool)? {
    let isFloat = kind == .float
    func number(_ float: sim_opcode, _ signed: sim_opcode, _ unsigned: sim_opcode) -> sim_opcode {
      isFloat ? float : kind == .uint ? unsigned : signed
    }
    let opcode: sim_opcode? =
      switch function {
      case .sin: SIM_sin
      case .cos: SIM_cos
      case .tan: SIM_tan
      case .asin: SIM_asin
      case .acos: SIM_acos
      case .atan: arguments == 2 ? SIM_atan2 : SIM_atan
      case .sinh: SIM_sinh
      case .cosh: SIM_cosh
      case .tanh: SIM_tanh
      case .asinh: SIM_asinh
      case .acosh: SIM_acosh
      case .atanh: SIM_atanh
      case .pow: SIM_pow
      case .exp: SIM_exp
      case .log: SIM_log
      case .exp2: SIM_exp2
      case .log2: SIM_log2
      case .sqrt: SIM_sqrt
      case .inversesqrt: SIM_inversesqrt
      case .abs: isFloat ? SIM_abs : SIM_iabs
      case .sign: isFloat ? SIM_sign : SIM_isign
      case .floor: SIM_floor
      case .trunc: SIM_trunc
      case .round, .roundEven: SIM_round_even
      case .ceil: SIM_ceil
      case .fract: SIM_fract
      case .mod: SIM_mod
      case .min: number(SIM_min, SIM_imin, SIM_umin)
      case .max: number(SIM_max, SIM_imax, SIM_umax)
      case .clamp: isFloat ? SIM_clamp : nil
      case .step: SIM_step
      case .smoothstep: SIM_smoothstep
      case .isnan: SIM_isnan
      case .isinf: SIM_isinf
      case .not: SIM_not
      case .lessThan, .greaterThan: number(SIM_lt, SIM_ilt, SIM_ult)
      case .lessThanEqual, .greaterThanEqual: number(SIM_le, SIM_ile, SIM_ule)
      case .equal: isFloat ? SIM_eq : SIM_ieq
      case .notEqual: isFloat ? SIM_ne : SIM_ine
      default: nil
      }
    return opcode.map { ($0, function == .greaterThan || function == .greaterThanEqual) }
  }

  private mutating func special(_ opcode: sim_opcode, _ a: Value, count: Int, size: Int = 0) -> Value {
    let operand = contiguous(a)
    let result = Value(run: run(count, uniform: isUniform(a)), count: count)
    append(
      VirtualInstruction(
        opcode: opcode, count: 1, d: result.operand, a: operand.operand, immediates: (UInt32(size), 0, 0)))
    return result
  }

  private mutating func derivative(_ function: BuiltinFunction, _ value: Value) -> Value {
    output.usesDerivatives = true
    let count = value.count
    switch function {
    case .dFdx: return operation(SIM_ddx, count: count, value)
    case .dFdy: return operation(SIM_ddy, count: count, value)
    default:
      let x = operation(SIM_abs, count: count, operation(SIM_ddx, count: count, value))
      let y = operation(SIM_abs, count: count, operation(SIM_ddy, count: count, value))
      return operation(SIM_add, count: count, x, y)
    }
  }

  private mutating func modf(_ arguments: [CheckedExpression], in expression: CheckedExpression) -> Value {
    let whole = kept(value(of: arguments[0]), before: arguments[1...])
    let target = place(of: arguments[1])
    let integral = operation(SIM_trunc, count: whole.count, whole)
    let rest = operation(SIM_sub, count: whole.count, whole, integral)
    store(integral, to: target)
    return lowered(rest, expression.precision)
  }
}
