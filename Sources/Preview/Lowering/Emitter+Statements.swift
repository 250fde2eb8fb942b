import CSimulator

extension Emitter {
  /// Statements one after the other, up to one behind which nothing is reached.
  mutating func emit(_ statements: [CheckedStatement]) {
    for statement in statements {
      emit(statement)
      switch statement.kind {
      case .return, .break, .continue, .discard: return
      default: continue
      }
    }
  }

  mutating func emit(_ statement: CheckedStatement) {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.largestDepth { exceeded = exceeded ?? .nesting }
    guard exceeded == nil else { return }
    location = statement.location
    switch statement.kind {
    case .declare(let id, let initial): declare(id, initial)
    case .expression(let expression): _ = value(of: expression)
    case .block(let statements): emit(statements)
    case .if(let condition, let then, let otherwise):
      let chosen = value(of: condition)
      choose(chosen, { $0.emit(then) }, otherwise: otherwise.map { side in { $0.emit(side) } })
    case .loop(let loop): emit(loop)
    case .switch(let selector, let sections): emitSwitch(selector, sections)
    case .return(let value): emitReturn(value)
    case .break:
      if let index = frames.lastIndex(where: { $0.kind == .loop || $0.kind == .switch }) { leave(index) }
    case .continue:
      if let index = frames.lastIndex(where: { $0.kind == .body }) { leave(index) }
    case .discard: emitDiscard()
    }
  }

  private mutating func emitDiscard() {
    if !knowledge.discards {
      knowledge.discards = true
      knowledge.hasGrown = true
    }
    if let discarded = output.discarded {
      let place = Value(run: discarded, count: 1)
      if let mask { emit(SIM_or, into: place, place, mask) } else { emit(SIM_move, into: place, truth(true)) }
    }
    leave(0)
  }
}
