extension Checker {
  /// The higher precision of two operands, if either has one (GLSL ES 3.00, 4.5.2).
  func highest(_ left: CheckedExpression, _ right: CheckedExpression) -> Precision? {
    [left.precision, right.precision].compactMap(\.self).max()
  }

  /// Gives literals the precision of what consumes them, or else their default.
  func settled(_ expression: CheckedExpression, _ precision: Precision?) -> CheckedExpression {
    guard expression.precision == nil, PrecisionKind(expression.type) != nil else { return expression }
    var result = expression
    result.precision = precision ?? symbols.precision(of: expression.type) ?? .highp
    return spread(result)
  }

  /// As ``settled(_:_:)``, but an operation on literals alone stays open for what consumes it.
  func settledBeside(_ expression: CheckedExpression, _ precision: Precision?) -> CheckedExpression {
    precision == nil ? expression : settled(expression, precision)
  }

  /// Operands within an operation that was open.
  private func spread(_ expression: CheckedExpression) -> CheckedExpression {
    var result = expression
    let precision = expression.precision
    switch expression.kind {
    case .unary(let sign, let operand): result.kind = .unary(sign, settled(operand, precision))
    case .binary(let sign, let left, let right):
      result.kind = .binary(sign, settled(left, precision), settled(right, precision))
    case .conditional(let condition, let yes, let no):
      result.kind = .conditional(condition, then: settled(yes, precision), else: settled(no, precision))
    case .sequence(let first, let second): result.kind = .sequence(first, settled(second, precision))
    case .construct(let arguments): result.kind = .construct(arguments.map { settled($0, precision) })
    case .builtin(let function, let arguments):
      result.kind = .builtin(function, arguments.map { settled($0, precision) })
    case .swizzle(let base, let components): result.kind = .swizzle(settled(base, precision), components)
    case .index(let base, let index): result.kind = .index(settled(base, precision), index)
    default: break
    }
    return result
  }

  /// An operation computed now, if all its operands are known.
  func folded(_ expression: CheckedExpression, operands: [CheckedExpression]) -> CheckedExpression {
    guard operands.allSatisfy({ $0.constant != nil }) else { return expression }
    return ConstantFolder(version: version).fold(expression)
  }
}

extension CheckedExpression {
  /// Its value, if it is a constant expression.
  var constant: ConstantValue? {
    if case .constant(let value) = kind { value } else { nil }
  }

  /// Itself and everything in it.
  func visit(_ body: (CheckedExpression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  var children: [CheckedExpression] {
    switch kind {
    case .constant, .variable: []
    case .swizzle(let base, _), .field(let base, _), .unary(_, let base), .increment(let base, _, _): [base]
    case .index(let left, let right), .binary(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .assign(let left, let right), .compound(_, let left, let right),
      .sequence(let left, let right):
      [left, right]
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .call(_, let arguments), .builtin(_, let arguments), .construct(let arguments): arguments
    }
  }
}
