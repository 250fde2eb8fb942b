import CSimulator

// Which lanes are at work. A frame that lanes leave one by one has a mask of its own; a store needs the mask only
// where lanes that are away will be back while the variable still lives.
extension Emitter {
  /// The mask of the lanes at work; nil: all lanes.
  var mask: Value? {
    frames.last { $0.live != nil }?.live.map { Value(run: $0, count: 1) }
  }

  mutating func maskOrTruth() -> Value { mask ?? truth(true) }

  /// Begins a frame that is left by one lane or another only if an earlier round saw that.
  mutating func push(_ kind: Frame.Kind, end: Int? = nil) {
    let key = frameKeys
    frameKeys += 1
    let isNarrowed = knowledge.narrowed.contains(key)
    var live: Int?
    if isNarrowed {
      let start = maskOrTruth()
      live = run(1, uniform: false)
      if let live { emit(SIM_move, into: Value(run: live, count: 1), start) }
    }
    frames.append(Frame(key: key, kind: kind, live: live, isNarrowed: isNarrowed, end: end))
  }

  /// Begins a frame for the lanes where a condition is true, of those at work.
  mutating func push(_ kind: Frame.Kind, where condition: Value, end: Int? = nil) {
    let key = frameKeys
    frameKeys += 1
    var live: Value
    if let mask {
      live = operation(SIM_and, count: 1, condition, mask)
    } else if knowledge.mutated.contains(key) || isUniform(condition) || isChanging(condition) {
      live = Value(run: run(1, uniform: false), count: 1)
      emit(SIM_move, into: live, condition)
    } else {
      live = condition
    }
    if live.offset != 0 || output.runs[live.run].count != 1 {
      let whole = Value(run: run(1, uniform: false), count: 1)
      emit(SIM_move, into: whole, live)
      live = whole
    }
    frames.append(Frame(key: key, kind: kind, live: live.run, isNarrowed: true, end: end))
  }

  mutating func pop() { frames.removeLast() }

  /// Notes that lanes leave a frame one by one.
  mutating func narrow(_ index: Int) {
    frames[index].isNarrowed = true
    if knowledge.narrowed.insert(frames[index].key).inserted { knowledge.hasGrown = true }
  }

  /// Whether some lanes are away that are back before a frame ends.
  func isDivergent(within index: Int) -> Bool {
    frames[(index + 1)...].contains(where: \.isNarrowed)
  }

  /// The lanes at work leave a frame and all within it.
  mutating func leave(_ target: Int) {
    if let end = frames[target].end, !isDivergent(within: target) {
      jump(SIM_jump, to: end)
      return
    }
    narrow(target)
    guard let mask else { return }
    for index in target..<frames.count {
      guard let live = frames[index].live else { continue }
      let place = Value(run: live, count: 1)
      if knowledge.mutated.insert(frames[index].key).inserted { knowledge.hasGrown = true }
      if place == mask {
        emit(SIM_move, into: place, truth(false))
      } else {
        emit(SIM_andnot, into: place, place, mask)
      }
    }
  }

  /// Lanes where a condition is false leave a loop; it ends when none is left.
  mutating func leave(_ target: Int, unless condition: Value, end: Int) {
    if isUniform(condition) {
      jump(SIM_jump_unless, condition, to: end)
      return
    }
    narrow(target)
    guard let live = frames[target].live else { return }
    let place = Value(run: live, count: 1)
    emit(SIM_and, into: place, place, condition)
    jump(SIM_jump_if_none, place, to: end)
  }
}
