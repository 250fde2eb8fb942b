import CSimulator

extension Emitter {
  /// Components for a variable that is written; they begin as zeros unless a value follows at once.
  mutating func makeStorage(
    count: Int, name: String, role: VirtualRun.Role = .temporary, depth: Int? = nil,
    precision: Precision? = nil, isCleared: Bool, isWatched: Bool = false
  ) -> VariableStorage {
    let key = variableKeys
    variableKeys += 1
    let isUniform = !knowledge.isPessimistic && !knowledge.varying.contains(key)
    let place = run(count, uniform: isUniform, role: role)
    storages.insert(place)
    if isCleared { emit(SIM_move, into: Value(run: place, count: count), constant([0]).spread(count)) }
    var storage = VariableStorage(
      run: place, depth: depth ?? frames.count - 1, key: key, written: nil, name: name, precision: precision)
    if isWatched, options.traps.contains(.uninitialized) {
      let written = run(count, uniform: false)
      storages.insert(written)
      emit(SIM_move, into: Value(run: written, count: count), constant([0]).spread(count))
      storage.written = written
    }
    return storage
  }

  /// Storage for a variable of the program, under its name.
  mutating func makeStorage(_ id: VariableID, depth: Int? = nil, isCleared: Bool, isWatched: Bool = false) {
    let variable = program[id]
    bindings[id.index] = .variable(
      makeStorage(
        count: variable.type.scalarCount, name: variable.name, role: .variable(id), depth: depth,
        precision: variable.precision, isCleared: isCleared, isWatched: isWatched))
  }

  /// A declaration: a name for the value if neither changes, storage otherwise.
  mutating func declare(_ id: VariableID, _ initial: CheckedExpression?) {
    guard let initial else { return makeStorage(id, isCleared: true, isWatched: true) }
    let precision = program[id].precision
    let value = lowered(value(of: initial), precision, from: initial.precision)
    if !facts.reassigned.contains(id) {
      bindings[id.index] = .value(isChanging(value) ? copy(value) : value)
      return
    }
    makeStorage(id, isCleared: false)
    if case .variable(let storage) = bindings[id.index] {
      store(value, to: Place(run: storage.run, offset: 0, type: program[id].type, storage: storage))
    }
  }

  /// Whether a value is read from where something else may be written later.
  func isChanging(_ value: Value) -> Bool {
    if case .variable(let id) = output.runs[value.run].role { return facts.reassigned.contains(id) }
    return false
  }

  // MARK: Loading

  mutating func load(_ place: Place) -> Value {
    let count = place.type.scalarCount
    watchReading(place)
    var value: Value
    if place.levels.isEmpty {
      value = Value(run: place.run, offset: place.offset, count: count)
    } else {
      let element = elementNumber(place.levels)
      let uniform = output.runs[place.run].isUniform && isUniform(element.index)
      value = Value(run: run(count, uniform: uniform), count: count)
      var start = 0
      while start < count {
        let part = min(Self.largestCount, count - start)
        append(
          VirtualInstruction(
            opcode: SIM_load_element, count: part, d: value.slice(start, part).operand,
            a: VirtualOperand(run: place.run, offset: place.offset + start, repeats: false),
            b: element.index.operand,
            immediates: (UInt32(element.count), UInt32(element.stride), 0)))
        start += part
      }
    }
    noteCoordinates(place, count: count)
    if let components = place.swizzle { value = swizzle(value, components) }
    if case .given = output.runs[place.run].role { return lowered(value, place.storage?.precision) }
    return value
  }

  /// The last two components of `gl_FragCoord` have a place only in programs that read them.
  private mutating func noteCoordinates(_ place: Place, count: Int) {
    guard place.run == output.coordinates else { return }
    let last = place.swizzle?.max() ?? (count - 1)
    if !place.levels.isEmpty || place.offset + last > 1, !knowledge.readsDepthCoordinates {
      knowledge.readsDepthCoordinates = true
      knowledge.hasGrown = true
    }
  }

  mutating func swizzle(_ value: Value, _ components: [Int]) -> Value {
    let isAscending = zip(components, components.dropFirst()).allSatisfy { $1 == $0 + 1 }
    if isAscending { return value.slice(components[0], components.count) }
    if components.allSatisfy({ $0 == components[0] }) {
      return value.slice(components[0], 1).spread(components.count)
    }
    return gather(Self.sections(components).map { value.slice($0.from, $0.count) })
  }

  /// Splits components into runs of neighbours.
  static func sections(_ components: [Int]) -> [(at: Int, from: Int, count: Int)] {
    var result: [(at: Int, from: Int, count: Int)] = []
    for (position, component) in components.enumerated() {
      if let last = result.last, last.from + last.count == component {
        result[result.count - 1].count += 1
      } else {
        result.append((position, component, 1))
      }
    }
    return result
  }

  /// Levels of indices as one, each held in its own range.
  mutating func elementNumber(_ levels: [Place.Level]) -> (index: Value, count: Int, stride: Int) {
    if levels.count == 1 { return (levels[0].index, levels[0].count, levels[0].stride) }
    var sum: Value?
    var largest = 0
    for level in levels {
      let bounded = operation(SIM_imin, count: 1, level.index, constant(level.count - 1))
      var scaled = operation(SIM_imax, count: 1, bounded, constant(0))
      if level.stride != 1 { scaled = operation(SIM_imul, count: 1, scaled, constant(level.stride)) }
      sum = sum.map { operation(SIM_iadd, count: 1, $0, scaled) } ?? scaled
      largest += (level.count - 1) * level.stride
    }
    return (sum ?? constant(0), largest + 1, 1)
  }

  // MARK: Storing

  mutating func store(_ value: Value, to place: Place) {
    guard let storage = place.storage else { return }
    noteFragData(place)
    let isMasked = isDivergent(within: storage.depth)
    let isVarying =
      isMasked || !isUniform(value) || place.levels.contains { !isUniform($0.index) }
    if isVarying { noteVarying(storage) }
    write(value, to: place, run: storage.run, isMasked: isMasked)
    if let written = storage.written {
      write(truth(true).spread(value.count), to: place, run: written, isMasked: isMasked)
    }
  }

  /// Notes that a variable's value differs between lanes.
  mutating func noteVarying(_ storage: VariableStorage) {
    guard output.runs[storage.run].isUniform else { return }
    knowledge.varying.insert(storage.key)
    knowledge.hasGrown = true
    output.runs[storage.run].isUniform = false
  }

  private mutating func write(_ value: Value, to place: Place, run: Int, isMasked: Bool) {
    let count = place.swizzle?.count ?? place.type.scalarCount
    let sections = place.swizzle.map(Self.sections) ?? [(at: 0, from: 0, count: count)]
    let condition = isMasked ? maskOrTruth() : nil
    var value = value
    if value.run == run, !value.repeats, place.levels.isEmpty,
      sections.contains(where: { value.offset + $0.at != place.offset + $0.from })
    {
      value = copy(value)
    }
    if place.levels.isEmpty {
      for section in sections {
        let target = Value(run: run, offset: place.offset + section.from, count: section.count)
        let part = value.slice(section.at, section.count)
        if let condition {
          emit(SIM_select, into: target, condition.spread(section.count), part, target)
        } else if part != target {
          emit(SIM_move, into: target, part)
        }
      }
      return
    }
    let element = elementNumber(place.levels)
    let all = contiguous(value)
    let chosen = condition ?? truth(true)
    for section in sections {
      var start = 0
      while start < section.count {
        let part = min(Self.largestCount, section.count - start)
        append(
          VirtualInstruction(
            opcode: SIM_store_element, count: part,
            d: VirtualOperand(run: run, offset: place.offset + section.from + start, repeats: false),
            a: all.slice(section.at + start, part).operand, b: element.index.operand, c: chosen.operand,
            immediates: (UInt32(element.count), UInt32(element.stride), 0)))
        start += part
      }
    }
  }
}
