import CSimulator

extension Emitter {
  /// Any loop. Its frame begins before its first statement: what is declared there ends with the loop, and so may
  /// stay uniform while lanes leave.
  mutating func emit(_ loop: CheckedLoop) {
    let end = label()
    let head = label()
    let index = frames.count
    push(.loop, end: end)
    emit(loop.first)
    place(head)
    let turn = output.code.count
    append(VirtualInstruction(opcode: SIM_turn, count: 1))
    if !loop.asksLast { emitCondition(loop, frame: index, end: end) }
    let next = label()
    push(.body, end: next)
    emit(loop.body)
    pop()
    place(next)
    if loop.asksLast { emitCondition(loop, frame: index, end: end) }
    if let step = loop.next { _ = value(of: step) }
    // Under a mask the loop goes on only while a lane is left, also where the condition is uniform.
    if let mask { jump(SIM_jump_if_any, mask, to: head) } else { jump(SIM_jump, to: head) }
    // What a turn costs: inner loops pay for themselves.
    if output.code.indices.contains(turn) { output.code[turn].immediates.0 = UInt32(output.code.count - turn) }
    place(end)
    pop()
  }

  private mutating func emitCondition(_ loop: CheckedLoop, frame: Int, end: Int) {
    guard let condition = loop.condition else { return }
    if case .constant(let constant) = condition.kind, loop.conditionVariable == nil {
      if constant.words.first == 0 { jump(SIM_jump, to: end) }
      return
    }
    if let variable = loop.conditionVariable {
      declare(variable, condition)
      let reading = CheckedExpression(
        .variable(variable), type: .bool, precision: nil, location: condition.location)
      leave(frame, unless: value(of: reading), end: end)
    } else {
      leave(frame, unless: value(of: condition), end: end)
    }
  }

  /// A `switch`: jumps where the selector is uniform; otherwise each section runs for the lanes that entered it or
  /// fell through to it.
  mutating func emitSwitch(_ selector: CheckedExpression, _ sections: [SwitchSection]) {
    var chosen = value(of: selector)
    if isChanging(chosen) { chosen = copy(chosen) }
    let end = label()
    if isUniform(chosen) {
      push(.switch, end: end)
      emitJumps(chosen, sections, end: end)
    } else {
      emitMasked(chosen, sections, end: end)
    }
    pop()
    place(end)
  }

  private mutating func emitJumps(_ selector: Value, _ sections: [SwitchSection], end: Int) {
    let starts = sections.map { _ in label() }
    for (section, start) in zip(sections, starts) {
      for word in section.labels {
        jump(SIM_jump_if, operation(SIM_ieq, count: 1, selector, constant([word])), to: start)
      }
    }
    let fallback = zip(sections, starts).first { $0.0.isDefault }
    jump(SIM_jump, to: fallback?.1 ?? end)
    for (section, start) in zip(sections, starts) {
      place(start)
      emit(section.body)
    }
  }

  private mutating func emitMasked(_ selector: Value, _ sections: [SwitchSection], end: Int) {
    var entries: [Value?] = []
    var matched: Value?
    for section in sections {
      var entry: Value?
      for word in section.labels {
        let hit = operation(SIM_ieq, count: 1, selector, constant([word]))
        entry = entry.map { operation(SIM_or, count: 1, $0, hit) } ?? hit
      }
      if let entry { matched = matched.map { operation(SIM_or, count: 1, $0, entry) } ?? entry }
      entries.append(entry)
    }
    let unmatched = matched.map { operation(SIM_not, count: 1, $0) } ?? truth(true)
    // Lanes at work outside, as they are when the switch begins.
    let outside = mask.map { copy($0) }
    let live = Value(run: run(1, uniform: false), count: 1)
    emit(SIM_move, into: live, truth(false))
    let key = frameKeys
    frameKeys += 1
    // No end to jump to: other lanes may enter later sections.
    frames.append(Frame(key: key, kind: .switch, live: live.run, isNarrowed: true, end: nil))
    for (section, entry) in zip(sections, entries) {
      var entering = entry
      if section.isDefault {
        entering = entry.map { operation(SIM_or, count: 1, $0, unmatched) } ?? unmatched
      }
      if let entering {
        let within = outside.map { operation(SIM_and, count: 1, entering, $0) } ?? entering
        emit(SIM_or, into: live, live, within)
      }
      let next = label()
      jump(SIM_jump_if_none, live, to: next)
      emit(section.body)
      place(next)
    }
  }
}
