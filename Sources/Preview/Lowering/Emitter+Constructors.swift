import CSimulator

extension Emitter {
  /// Constructors (GLSL ES 3.00, 5.4).
  mutating func construct(_ arguments: [CheckedExpression], _ type: GLSLType) -> Value {
    let values = values(of: arguments)
    switch type {
    case .array, .structure: return gather(values)
    case .matrix(let columns, let rows):
      if arguments.count == 1, let first = arguments.first {
        if case .matrix(let from, let height) = first.type {
          return resized(values[0], columns: from, rows: height, toColumns: columns, rows: rows)
        }
        if case .scalar(let kind) = first.type {
          return diagonal(converted(values[0], kind, .float), columns: columns, rows: rows)
        }
      }
      return components(values, arguments, columns * rows, .float)
    case .scalar(let kind), .vector(let kind, _):
      let count = type.scalarCount
      if arguments.count == 1, let first = arguments.first, case .scalar(let from) = first.type {
        let scalar = converted(values[0], from, kind)
        return count == 1 ? scalar : scalar.spread(count)
      }
      return components(values, arguments, count, kind)
    case .void, .sampler: return constant([0])
    }
  }

  /// The first `count` components of the arguments, converted.
  private mutating func components(
    _ values: [Value], _ arguments: [CheckedExpression], _ count: Int, _ kind: ScalarKind
  ) -> Value {
    var parts: [Value] = []
    var missing = count
    for (value, argument) in zip(values, arguments) where missing > 0 {
      let part = value.slice(0, min(value.count, missing))
      missing -= part.count
      parts.append(converted(part, argument.type.componentKind ?? kind, kind))
    }
    return parts.isEmpty ? constant([0]).spread(count) : gather(parts)
  }

  private mutating func diagonal(_ value: Value, columns: Int, rows: Int) -> Value {
    let zero = constant(Float(0))
    return gather((0..<columns * rows).map { $0 / rows == $0 % rows ? value.slice(0, 1) : zero })
  }

  private mutating func resized(
    _ value: Value, columns: Int, rows: Int, toColumns: Int, rows toRows: Int
  ) -> Value {
    if columns == toColumns, rows == toRows { return value }
    let (zero, one) = (constant(Float(0)), constant(Float(1)))
    return gather(
      (0..<toColumns * toRows).map { index in
        let (column, row) = (index / toRows, index % toRows)
        if column < columns, row < rows { return value.slice(column * rows + row, 1) }
        return column == row ? one : zero
      })
  }

  /// Components of one kind as another.
  mutating func converted(_ value: Value, _ from: ScalarKind, _ to: ScalarKind) -> Value {
    let count = value.count
    switch (from, to) {
    case (.float, .float), (.int, .int), (.uint, .uint), (.bool, .bool), (.int, .uint), (.uint, .int):
      return value
    case (.float, .int):
      watchConversion(value, isUnsigned: false)
      return operation(SIM_float_to_int, count: count, value)
    case (.float, .uint):
      watchConversion(value, isUnsigned: true)
      return operation(SIM_float_to_uint, count: count, value)
    case (.int, .float): return operation(SIM_int_to_float, count: count, value)
    case (.uint, .float): return operation(SIM_uint_to_float, count: count, value)
    case (.float, .bool): return operation(SIM_ne, count: count, value, constant(Float(0)))
    case (.int, .bool), (.uint, .bool): return operation(SIM_ine, count: count, value, constant(0))
    case (.bool, .float): return operation(SIM_and, count: count, value, constant(Float(1)))
    case (.bool, .int), (.bool, .uint): return operation(SIM_and, count: count, value, constant(1))
    }
  }
}
