import CSimulator

extension Emitter {
  /// Emits the whole program once.
  mutating func emitProgram() {
    let end = label()
    push(.program, end: end)
    bindGivenVariables()
    bindOutputs()
    if knowledge.discards {
      let discarded = run(1, uniform: false, role: .result)
      emit(SIM_move, into: Value(run: discarded, count: 1), truth(false))
      output.discarded = discarded
    }
    let initialized = Set(program.globalInitializers.map(\.variable))
    for index in program.variables.indices {
      let id = VariableID(index)
      guard program[id].storage == .plain, !facts.locals.contains(id), !initialized.contains(id) else { continue }
      makeStorage(id, isCleared: true, isWatched: true)
    }
    for (id, value) in program.globalInitializers {
      location = value.location
      declare(id, value)
    }
    _ = call(program.main, [])
    place(end)
    pop()
    emitOutputs()
    append(VirtualInstruction(opcode: SIM_end, count: 1))
  }

  /// Uniforms, inputs and built-in variables that a fragment shader reads.
  private mutating func bindGivenVariables() {
    var nextUnit = 0
    for id in program.uniforms { bindGiven(id, isInput: false, nextUnit: &nextUnit) }
    for id in program.inputs { bindGiven(id, isInput: true, nextUnit: &nextUnit) }
    for index in program.variables.indices {
      guard case .builtin(let builtin) = program.variables[index].storage else { continue }
      switch builtin {
      case .frontFacing, .pointCoord:
        bindGiven(VariableID(index), isInput: true, nextUnit: &nextUnit, isTrue: builtin == .frontFacing)
      case .fragCoord: bindCoordinates(VariableID(index))
      case .fragColor, .fragData, .fragDepth: continue
      }
    }
  }

  private mutating func bindGiven(
    _ id: VariableID, isInput: Bool, nextUnit: inout Int, isTrue: Bool = false
  ) {
    let variable = program[id]
    if case .variable = bindings[id.index] { return }
    let place = run(variable.type.scalarCount, uniform: true, role: .given)
    var name = variable.name
    if case .uniform(let apiName) = variable.storage { name = apiName }
    bindings[id.index] = .variable(
      VariableStorage(
        run: place, depth: 0, key: -1, written: nil, name: variable.name, precision: variable.precision))
    let first = nextUnit
    assignUnits(variable.type, name: name, run: place, offset: 0, isTop: true, nextUnit: &nextUnit)
    output.uniforms.append(
      VirtualProgram.Uniform(
        name: name, type: variable.type, isInput: isInput, run: place, offset: 0,
        unit: variable.type.elementOrSelf.isSampler ? first : nil, initial: isTrue ? ~0 : 0))
  }

  /// Numbers the samplers within a type; those in structures become uniforms of their own.
  private mutating func assignUnits(
    _ type: GLSLType, name: String, run: Int, offset: Int, isTop: Bool, nextUnit: inout Int
  ) {
    switch type {
    case .sampler:
      units[run, default: [:]][offset] = nextUnit
      nextUnit += 1
    case .array(let element, let count) where type.holdsSampler:
      let first = nextUnit
      for index in 0..<count {
        assignUnits(
          element, name: "\(name)[\(index)]", run: run, offset: offset + index * element.scalarCount,
          isTop: isTop || type.elementOrSelf.isSampler, nextUnit: &nextUnit)
      }
      if !isTop, type.elementOrSelf.isSampler { addSampler(type, name, run, offset, unit: first) }
    case .structure(let structure) where type.holdsSampler:
      for (index, field) in structure.fields.enumerated() {
        let first = nextUnit
        let start = offset + type.offset(ofField: index)
        let fieldName = "\(name).\(field.name)"
        assignUnits(field.type, name: fieldName, run: run, offset: start, isTop: false, nextUnit: &nextUnit)
        if case .sampler = field.type { addSampler(field.type, fieldName, run, start, unit: first) }
      }
    default: break
    }
  }

  private mutating func addSampler(_ type: GLSLType, _ name: String, _ run: Int, _ offset: Int, unit: Int) {
    output.uniforms.append(
      VirtualProgram.Uniform(name: name, type: type, isInput: false, run: run, offset: offset, unit: unit))
  }

  private mutating func bindCoordinates(_ id: VariableID) {
    let count = knowledge.readsDepthCoordinates ? 4 : 2
    let place = output.coordinates ?? run(count, uniform: false, role: .coordinates)
    output.coordinates = place
    bindings[id.index] = .variable(
      VariableStorage(
        run: place, depth: 0, key: -1, written: nil, name: program[id].name, precision: program[id].precision))
    if count == 4 {
      emit(SIM_move, into: Value(run: place, offset: 2, count: 1), constant(Float(0.5)))
      emit(SIM_move, into: Value(run: place, offset: 3, count: 1), constant(Float(1)))
    }
  }

  // MARK: Outputs

  private mutating func bindOutputs() {
    for id in program.outputs {
      makeStorage(id, isCleared: true, isWatched: true)
      if case .builtin(.fragData) = program[id].storage, case .variable(let storage) = bindings[id.index] {
        fragData = (storage.run, [])
      }
    }
  }

  /// Notes which elements of `gl_FragData` are written: only those become outputs.
  mutating func noteFragData(_ place: Place) {
    guard let known = fragData, place.storage?.run == known.run else { return }
    let size = output.runs[known.run].count / 4
    let isWhole = !place.levels.isEmpty || place.type.scalarCount > 4
    let first = min(place.offset / 4, max(0, size - 1))
    fragData?.elements.formUnion(isWhole ? Array(0..<size) : [first])
  }

  /// Names the outputs' places; a uniform value spreads to all lanes first.
  private mutating func emitOutputs() {
    for id in program.outputs {
      guard case .variable(let storage) = bindings[id.index] else { continue }
      let variable = program[id]
      var location = 0
      switch variable.storage {
      case .output(let declared): location = declared
      case .builtin(.fragColor), .builtin(.fragData): break
      default: continue
      }
      let count = variable.type.scalarCount
      var place = storage.run
      if output.runs[place].isUniform {
        place = run(count, uniform: false, role: .result)
        emit(SIM_move, into: Value(run: place, count: count), Value(run: storage.run, count: count))
      }
      guard case .array(let element, let elements) = variable.type else {
        output.outputs.append(
          VirtualProgram.Output(name: variable.name, location: location, type: variable.type, run: place, offset: 0))
        continue
      }
      for index in 0..<elements {
        if storage.run == fragData?.run, fragData?.elements.contains(index) == false { continue }
        output.outputs.append(
          VirtualProgram.Output(
            name: "\(variable.name)[\(index)]", location: location + index, type: element, run: place,
            offset: index * element.scalarCount))
      }
    }
  }
}
