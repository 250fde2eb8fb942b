import CSimulator

extension Emitter {
  mutating func builtin(
    _ function: BuiltinFunction, _ arguments: [CheckedExpression], in expression: CheckedExpression
  ) -> Value {
    if let texture = TextureCall(function) { return self.texture(texture, arguments, in: expression) }
    if function == .modf, arguments.count == 2 { return modf(arguments, in: expression) }
    let outer = roundsTo
    roundsTo = rounding(for: expression, of: arguments)
    defer { roundsTo = outer }
    let values = operands(arguments)
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
    switch BuiltinTable.overload(of: function, arguments: types, in: program.version)?.execution {
    case .instruction(let opcode): return single(opcode, values, count: count)
    case .exchanged(let opcode): return single(opcode, values.reversed(), count: count)
    case .expansion, nil: break
    }
    switch function {
    case .radians: return operation(SIM_mul, count: count, first, rounded(constant(Float.pi / 180)))
    case .degrees: return operation(SIM_mul, count: count, first, rounded(constant(180 / Float.pi)))
    case .mix: return operation(SIM_select, count: count, values[2], values[1], first)
    case .clamp:
      let (largest, smallest) = kind == .uint ? (SIM_umax, SIM_umin) : (SIM_imax, SIM_imin)
      return operation(smallest, count: count, operation(largest, count: count, first, values[1]), values[2])
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
    case .outerProduct: return outerProduct(first, values[1])
    case .transpose:
      guard case .matrix(let columns, let rows) = types[0] else { return first }
      return gather((0..<columns * rows).map { first.slice($0 % columns * rows + $0 / columns, 1) })
    case .fwidth: return change(first)
    default: return geometry(function, values, count: count)
    }
  }

  /// A function that is one instruction.
  private mutating func single(_ opcode: sim_opcode, _ operands: [Value], count: Int) -> Value {
    switch opcode {
    case SIM_move: return operands[0]
    case SIM_ddx, SIM_ddy: output.usesDerivatives = true
    default: break
    }
    if sim_describe(opcode).shape == SIM_SHAPE_REDUCE { return reduction(opcode, contiguous(operands[0])) }
    return operation(
      opcode, count: count, operands[0], operands.count > 1 ? operands[1] : nil,
      operands.count > 2 ? operands[2] : nil)
  }

  private mutating func special(_ opcode: sim_opcode, _ a: Value, count: Int, size: Int = 0) -> Value {
    let operand = contiguous(a)
    let result = Value(run: run(count, uniform: isUniform(a)), count: count)
    append(
      VirtualInstruction(
        opcode: opcode, count: 1, d: result.operand, a: operand.operand, immediates: (UInt32(size), 0, 0)))
    return result
  }

  /// How much a value differs from its neighbours', in both directions together.
  private mutating func change(_ value: Value) -> Value {
    output.usesDerivatives = true
    let count = value.count
    let x = operation(SIM_abs, count: count, arithmetic(SIM_ddx, count: count, value))
    let y = operation(SIM_abs, count: count, arithmetic(SIM_ddy, count: count, value))
    return arithmetic(SIM_add, count: count, x, y)
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
