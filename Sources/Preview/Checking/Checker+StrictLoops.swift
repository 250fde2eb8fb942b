extension Checker {
  /// The index of a loop that can be counted, from the statements before its condition.
  func loopIndex(of first: [CheckedStatement]) -> VariableID? {
    guard first.count == 1, case .declare(let id, let value?) = first[0].kind, value.constant != nil,
      program[id].type == .int || program[id].type == .float
    else { return nil }
    return id
  }

  /// `for (int i = constant; i < constant; i++)`, its index written by nothing else (GLSL ES 1.00, Appendix A, 4).
  mutating func checkCountable(_ loop: CheckedLoop, at location: SourceLocation) {
    guard let index = loopIndex(of: loop.first) else {
      report(.strictLoopStart, at: location)
      return
    }
    guard let condition = loop.condition, isCountableCondition(condition, index) else {
      report(.strictLoopCondition, at: loop.condition?.location ?? location)
      return
    }
    guard let next = loop.next, isCountableStep(next, index) else {
      report(.strictLoopStep, at: loop.next?.location ?? location)
      return
    }
    var writes: [SourceLocation] = []
    loop.body.visitExpressions { expression in
      expression.visit { node in if self.writes(node, to: index) { writes.append(node.location) } }
    }
    if let write = writes.first { report(.strictIndexWritten(program[index].name), at: write) }
  }

  private func isCountableCondition(_ condition: CheckedExpression, _ index: VariableID) -> Bool {
    guard case .binary(let sign, let left, let right) = condition.kind,
      [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual].contains(sign)
    else { return false }
    return left.isVariable(index) && right.constant != nil
  }

  private func isCountableStep(_ next: CheckedExpression, _ index: VariableID) -> Bool {
    switch next.kind {
    case .increment(let target, _, _): return target.isVariable(index)
    case .compound(let sign, let target, let step):
      return (sign == .add || sign == .subtract) && target.isVariable(index) && step.constant != nil
    default: return false
    }
  }

  private func writes(_ node: CheckedExpression, to index: VariableID) -> Bool {
    switch node.kind {
    case .assign(let target, _), .compound(_, let target, _), .increment(let target, _, _):
      return target.isVariable(index)
    case .call(let id, let arguments):
      return zip(functions[id.index].parameters, arguments).contains { parameter, argument in
        parameter.direction != .in && argument.isVariable(index)
      }
    default: return false
    }
  }

  /// Constants, loop indices and what is made of them (GLSL ES 1.00, Appendix A, 5).
  func isConstantIndex(_ index: CheckedExpression) -> Bool {
    var isAllowed = true
    index.visit { node in
      if case .variable(let id) = node.kind, current?.loopIndices.contains(id) != true { isAllowed = false }
    }
    return isAllowed
  }
}

extension CheckedExpression {
  func isVariable(_ id: VariableID) -> Bool {
    if case .variable(id) = kind { true } else { false }
  }
}

extension CheckedStatement {
  /// Every expression in it that stands in no other.
  func visitExpressions(_ body: (CheckedExpression) -> Void) {
    switch kind {
    case .declare(_, let value): if let value { body(value) }
    case .expression(let value): body(value)
    case .block(let statements): for statement in statements { statement.visitExpressions(body) }
    case .if(let condition, let then, let otherwise):
      body(condition)
      then.visitExpressions(body)
      otherwise?.visitExpressions(body)
    case .loop(let loop):
      for statement in loop.first { statement.visitExpressions(body) }
      if let condition = loop.condition { body(condition) }
      if let next = loop.next { body(next) }
      loop.body.visitExpressions(body)
    case .switch(let selector, let sections):
      body(selector)
      for section in sections { for statement in section.body { statement.visitExpressions(body) } }
    case .return(let value): if let value { body(value) }
    case .break, .continue, .discard: break
    }
  }
}
