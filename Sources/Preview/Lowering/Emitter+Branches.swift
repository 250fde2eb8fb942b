import CSimulator

extension Emitter {
  /// Emits for the lanes where a condition is true: a jump where all lanes agree, a mask where not.
  mutating func branch(where condition: Value, end: Int, _ body: (inout Emitter) -> Void) {
    if isUniform(condition) {
      jump(SIM_jump_unless, condition, to: end)
      // A frame's number is taken in any case, so that numbers mean the same in every round.
      frameKeys += 1
      body(&self)
      return
    }
    push(.branch, where: condition)
    if let mask { jump(SIM_jump_if_none, mask, to: end) }
    body(&self)
    pop()
  }

  /// Emits both sides of a choice.
  mutating func choose(
    _ condition: Value, _ then: (inout Emitter) -> Void, otherwise: ((inout Emitter) -> Void)?
  ) {
    let middle = label()
    guard let otherwise else {
      branch(where: condition, end: middle, then)
      place(middle)
      return
    }
    let end = label()
    if isUniform(condition) {
      branch(where: condition, end: middle, then)
      jump(SIM_jump, to: end)
      place(middle)
      frameKeys += 1
      otherwise(&self)
    } else {
      // The first side's lanes may leave, which must not bring them to the second.
      let kept = isChanging(condition) ? copy(condition) : condition
      branch(where: kept, end: middle, then)
      place(middle)
      branch(where: operation(SIM_not, count: 1, kept), end: end, otherwise)
    }
    place(end)
  }
}
