import CSimulator

// Functions that take several instructions.
extension Emitter {
  mutating func dot(_ a: Value, _ b: Value) -> Value {
    if a.count == 1 { return arithmetic(SIM_mul, count: 1, a, b) }
    if roundsTo == nil { return reduction(dotOpcode, contiguous(a), contiguous(b)) }
    var sum = arithmetic(SIM_mul, count: 1, a.slice(0, 1), b.slice(0, 1))
    for index in 1..<a.count {
      let product = arithmetic(SIM_mul, count: 1, a.slice(index, 1), b.slice(index, 1))
      sum = arithmetic(SIM_add, count: 1, sum, product)
    }
    return sum
  }

  private mutating func length(_ value: Value) -> Value {
    value.count == 1
      ? operation(SIM_abs, count: 1, value) : arithmetic(SIM_sqrt, count: 1, dot(value, value))
  }

  mutating func outerProduct(_ column: Value, _ row: Value) -> Value {
    let uniform = isUniform(column) && isUniform(row)
    let count = column.count * row.count
    let result = Value(run: run(count, uniform: uniform), count: count)
    for index in 0..<row.count {
      emit(
        SIM_mul, into: result.slice(index * column.count, column.count), column,
        row.slice(index, 1).spread(column.count))
    }
    return result
  }

  mutating func geometry(_ function: BuiltinFunction, _ values: [Value], count: Int) -> Value {
    let a = values[0]
    guard values.count > 1 else {
      if function == .length { return length(a) }
      // Of normalize; a scalar's direction is its sign.
      if a.count == 1 { return operation(SIM_sign, count: 1, a) }
      return arithmetic(SIM_mul, count: count, a, arithmetic(SIM_inversesqrt, count: 1, dot(a, a)))
    }
    let b = values[1]
    switch function {
    case .dot: return dot(a, b)
    case .distance: return length(arithmetic(SIM_sub, count: a.count, a, b))
    case .cross:
      let left = arithmetic(SIM_mul, count: 3, swizzle(a, [1, 2, 0]), swizzle(b, [2, 0, 1]))
      let right = arithmetic(SIM_mul, count: 3, swizzle(a, [2, 0, 1]), swizzle(b, [1, 2, 0]))
      return arithmetic(SIM_sub, count: 3, left, right)
    case .reflect:
      let twice = arithmetic(SIM_mul, count: 1, dot(b, a), constant(Float(2)))
      return arithmetic(SIM_sub, count: count, a, arithmetic(SIM_mul, count: count, b, twice))
    case .faceforward where values.count > 2:
      let faces = operation(SIM_lt, count: 1, dot(values[2], b), constant(Float(0)))
      return operation(SIM_select, count: count, faces, a, operation(SIM_neg, count: count, a))
    case .refract where values.count > 2: return refract(a, b, values[2])
    default: return constant([0]).spread(count)
    }
  }

  private mutating func refract(_ incident: Value, _ normal: Value, _ eta: Value) -> Value {
    let count = incident.count
    let one = constant(Float(1))
    let cosine = dot(normal, incident)
    let sine = arithmetic(SIM_sub, count: 1, one, arithmetic(SIM_mul, count: 1, cosine, cosine))
    let squared = arithmetic(SIM_mul, count: 1, eta, eta)
    let k = arithmetic(SIM_sub, count: 1, one, arithmetic(SIM_mul, count: 1, squared, sine))
    // The root of a negative number is chosen away, bit by bit.
    let root = arithmetic(SIM_sqrt, count: 1, k)
    let along = arithmetic(SIM_add, count: 1, arithmetic(SIM_mul, count: 1, eta, cosine), root)
    let direction = arithmetic(
      SIM_sub, count: count, arithmetic(SIM_mul, count: count, incident, eta),
      arithmetic(SIM_mul, count: count, normal, along))
    let isReflected = operation(SIM_lt, count: 1, k, constant(Float(0)))
    return operation(SIM_select, count: count, isReflected, constant(Float(0)), direction)
  }
}
