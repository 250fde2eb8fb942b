import CSimulator

// Products of linear algebra, and sums that take a product in.
extension Emitter {
  /// A product of matrices or of a matrix and a vector; nil where `*` works component by component.
  mutating func linearProduct(
    _ left: Value, _ leftType: GLSLType, _ right: Value, _ rightType: GLSLType
  ) -> Value? {
    switch (leftType, rightType) {
    case (.matrix(let columns, let rows), .vector):
      return matrixVector(left, columns: columns, rows: rows, right, plus: nil)
    case (.vector, .matrix(let columns, let rows)):
      let uniform = isUniform(left) && isUniform(right)
      let result = Value(run: run(columns, uniform: uniform), count: columns)
      for column in 0..<columns {
        if roundsTo != nil {
          emit(SIM_move, into: result.slice(column, 1), dot(left, right.slice(column * rows, rows)))
          continue
        }
        append(
          VirtualInstruction(
            opcode: dotOpcode, count: rows, d: result.slice(column, 1).operand, a: left.operand,
            b: right.slice(column * rows, rows).operand))
      }
      return result
    case (.matrix(let columns, let rows), .matrix(let count, _)):
      let matrix = contiguous(left)
      let factors = contiguous(right)
      let uniform = isUniform(left) && isUniform(right)
      let result = Value(run: run(count * rows, uniform: uniform), count: count * rows)
      for column in 0..<count {
        emitMatrixVector(
          matrix, columns: columns, rows: rows, factors.slice(column * columns, columns), plus: nil,
          into: result.slice(column * rows, rows))
      }
      return result
    default: return nil
    }
  }

  var dotOpcode: sim_opcode { options.fusesMultiplyAdd ? SIM_dot_fused : SIM_dot }

  private mutating func matrixVector(
    _ matrix: Value, columns: Int, rows: Int, _ vector: Value, plus sum: Value?
  ) -> Value {
    let uniform = isUniform(matrix) && isUniform(vector) && (sum.map(isUniform) ?? true)
    let result = Value(run: run(rows, uniform: uniform), count: rows)
    emitMatrixVector(
      contiguous(matrix), columns: columns, rows: rows, contiguous(vector), plus: sum.map { contiguous($0) },
      into: result)
    return result
  }

  private mutating func emitMatrixVector(
    _ matrix: Value, columns: Int, rows: Int, _ vector: Value, plus sum: Value?, into result: Value
  ) {
    if roundsTo != nil {
      var total = arithmetic(SIM_mul, count: rows, matrix.slice(0, rows), vector.slice(0, 1))
      for column in 1..<columns {
        let product = arithmetic(SIM_mul, count: rows, matrix.slice(column * rows, rows), vector.slice(column, 1))
        total = arithmetic(SIM_add, count: rows, total, product)
      }
      emit(SIM_move, into: result, total)
      return
    }
    let flags: UInt32 = (options.fusesMultiplyAdd ? 1 : 0) | (sum == nil ? 0 : 2)
    append(
      VirtualInstruction(
        opcode: SIM_matvec, count: rows, d: result.operand, a: matrix.operand, b: vector.operand,
        c: sum?.operand, immediates: (UInt32(columns), UInt32(rows), flags)))
  }

  // MARK: Sums

  /// Whether floats of a precision are computed with all their bits, so that a sum may take a product in.
  private func mayFuse(_ precision: Precision?) -> Bool {
    options.lowPrecision == .float32 || (precision ?? .highp) == .highp
  }

  private enum Product {
    case matrixVector(columns: Int, rows: Int)
    case componentwise
  }

  /// The factors of an expression that is a product of floats.
  private func product(_ expression: CheckedExpression)
    -> (kind: Product, left: CheckedExpression, right: CheckedExpression)?
  {
    guard case .binary(.multiply, let left, let right) = expression.kind,
      expression.type.componentKind == .float, mayFuse(expression.precision)
    else { return nil }
    switch (left.type, right.type) {
    case (.matrix(let columns, let rows), .vector):
      return (.matrixVector(columns: columns, rows: rows), left, right)
    case (.matrix, .matrix), (.vector, .matrix): return nil
    default: return options.fusesMultiplyAdd ? (.componentwise, left, right) : nil
    }
  }

  /// `x + a b`, `a b + x`, `x - a b` and `a b - x` in one instruction; nil where that does not apply.
  mutating func fused(
    _ binary: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    in expression: CheckedExpression
  ) -> Value? {
    guard binary == .add || binary == .subtract, expression.type.componentKind == .float,
      mayFuse(expression.precision)
    else { return nil }
    if let (kind, a, b) = product(right), kindFits(kind, binary, sum: left) {
      let values = values(of: [left, a, b])
      return fuse(kind, values[1], values[2], values[0], negatesProduct: binary == .subtract, expression)
    }
    guard let (kind, a, b) = product(left), kindFits(kind, .add, sum: right) else { return nil }
    if binary == .subtract {
      guard case .componentwise = kind, case .constant = right.kind else { return nil }
    }
    let values = values(of: [a, b, right])
    let sum = binary == .add ? values[2] : negated(values[2])
    return fuse(kind, values[0], values[1], sum, negatesProduct: false, expression)
  }

  /// The same for `x += a b` and `x -= a b`; the sum's place is evaluated already.
  mutating func accumulated(
    _ binary: BinaryOperator, _ target: CheckedExpression, _ source: CheckedExpression, onto place: Place,
    in expression: CheckedExpression
  ) -> Value? {
    guard binary == .add || binary == .subtract, target.type.componentKind == .float,
      mayFuse(expression.precision), mayFuse(place.storage?.precision),
      let (kind, a, b) = product(source), kindFits(kind, binary, sum: target)
    else { return nil }
    let values = values(of: [a, b])
    return fuse(kind, values[0], values[1], load(place), negatesProduct: binary == .subtract, expression)
  }

  private func kindFits(_ kind: Product, _ binary: BinaryOperator, sum: CheckedExpression) -> Bool {
    switch kind {
    case .componentwise: return true
    case .matrixVector(_, let rows): return binary == .add && sum.type.scalarCount == rows
    }
  }

  private mutating func fuse(
    _ kind: Product, _ a: Value, _ b: Value, _ sum: Value, negatesProduct: Bool,
    _ expression: CheckedExpression
  ) -> Value {
    let result: Value
    switch kind {
    case .matrixVector(let columns, let rows):
      result = matrixVector(a, columns: columns, rows: rows, b, plus: sum)
    case .componentwise:
      let isFirst = isUniform(a) || !isUniform(b)
      let x = negatesProduct && isFirst ? negated(a) : a
      let y = negatesProduct && !isFirst ? negated(b) : b
      result = operation(SIM_fma, count: expression.type.scalarCount, x, y, sum)
    }
    watchFinite(result, [a, b, sum], subject: "+")
    return result
  }

  private mutating func negated(_ value: Value) -> Value {
    if case .constant(let words) = output.runs[value.run].role {
      let kept = value.repeats ? [words[value.offset]] : Array(words[value.offset..<value.offset + value.count])
      let negative = constant(kept.map { $0 ^ 0x8000_0000 })
      return value.repeats ? negative.spread(value.count) : negative
    }
    return operation(SIM_neg, count: value.count, value)
  }
}
