extension Expression {
  /// The type that the value has.
  ///
  /// Operands are taken to fit; a scalar beside a vector or matrix counts for every component.
  public var type: ValueType {
    switch self {
    case .literal(.bool): .bool
    case .literal(.int): .int
    case .literal(.uint): .uint
    case .literal(.float): .float
    case .variable(let variable): variable.type
    case .uniform(let uniform): uniform.type
    case .pixel: .vec2
    case .fetch: .vec4
    case .unary(_, let operand): operand.type
    case .binary(let symbol, let left, let right): Self.type(of: symbol, left.type, right.type)
    case .select(_, let value, _): value.type
    case .call(let function, _): function.result
    case .builtin(let builtin, let arguments): builtin.type(of: arguments.map(\.type))
    case .construct(let type, _): type
    case .swizzle(let vector, let components):
      components.count == 1
        ? .scalar(vector.type.scalar) : .vector(vector.type.scalar, components.count)
    case .index(let value, _):
      if case .matrix(let size) = value.type { .vector(.float, size) } else { .scalar(value.type.scalar) }
    }
  }

  private static func type(of symbol: BinaryOperator, _ left: ValueType, _ right: ValueType) -> ValueType {
    switch symbol {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or: .bool
    case .multiply where left == .mat4 && right == .vec4: .vec4
    case .shiftLeft, .shiftRight: left
    default: if case .scalar = left { right } else { left }
    }
  }
}

extension Builtin {
  /// What the function gives for arguments of these types.
  func type(of arguments: [ValueType]) -> ValueType {
    switch self {
    case .dot: .scalar(arguments[0].scalar)
    case .step: arguments[1]
    case .abs, .clamp, .floor, .fract, .max, .min, .mix: arguments[0]
    }
  }
}
