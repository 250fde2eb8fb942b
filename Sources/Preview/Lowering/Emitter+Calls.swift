import CSimulator

extension Emitter {
  /// A call, its function written out in place.
  mutating func call(_ id: FunctionID, _ arguments: [CheckedExpression]) -> Value {
    effort += 1
    if effort > ShaderLimit.instructions.largest { exceeded = exceeded ?? .instructions }
    guard exceeded == nil else { return constant([0]).spread(max(1, program[id].result.scalarCount)) }
    let function = program[id]
    let firstRun = output.runs.count
    let bound = bindArguments(arguments, of: id)
    let frame = frames.count
    let end = label()
    let returnsDirectly = function.returnsOnlyAtEnd
    var result: VariableStorage?
    if function.result != .void, !returnsDirectly {
      result = makeStorage(
        count: function.result.scalarCount, name: function.name, depth: frame - 1, isCleared: true)
    }
    push(.function, end: end)
    for (parameter, argument) in zip(function.parameters, bound) { bind(parameter, argument) }
    calls.append(
      Call(
        frame: frame, result: result, resultPrecision: function.resultPrecision,
        returnsDirectly: returnsDirectly))
    emit(function.body)
    var call = calls.removeLast()
    pop()
    // Copying out may write what a parameter stands for.
    if let direct = call.direct, isChanging(direct), function.parameters.contains(where: { $0.direction != .in }) {
      call.direct = copy(direct)
    }
    place(end)
    for (parameter, argument) in zip(function.parameters, bound) {
      guard case .place(let target) = argument, parameter.direction != .in,
        case .variable(let storage) = bindings[parameter.variable.index]
      else { continue }
      let type = program[parameter.variable].type
      let value = load(Place(run: storage.run, offset: 0, type: type, storage: storage))
      store(value, to: target)
    }
    // What is the function's own does not change any more.
    for index in firstRun..<output.runs.count {
      if case .variable = output.runs[index].role { output.runs[index].role = .temporary }
    }
    if let direct = call.direct { return direct }
    if let result { return Value(run: result.run, count: function.result.scalarCount) }
    return constant([0]).spread(max(1, function.result.scalarCount))
  }

  private enum Argument {
    case value(Value)
    case place(Place)
  }

  private mutating func bindArguments(_ arguments: [CheckedExpression], of id: FunctionID) -> [Argument] {
    let writes = facts.writes(of: id)
    return zip(program[id].parameters, arguments).enumerated().map { index, pair in
      let (parameter, argument) = pair
      if parameter.direction != .in || argument.type.holdsSampler { return .place(place(of: argument)) }
      var value = value(of: argument)
      value = kept(value, before: arguments[(index + 1)...])
      if case .variable(let source) = output.runs[value.run].role, writes.contains(source) {
        value = copy(value)
      }
      return .value(lowered(value, program[parameter.variable].precision, from: argument.precision))
    }
  }

  private mutating func bind(_ parameter: CheckedFunction.Parameter, _ argument: Argument) {
    let id = parameter.variable
    let isWritten = facts.reassigned.contains(id)
    switch argument {
    case .value(let value):
      if !isWritten {
        bindings[id.index] = .value(value)
        return
      }
      makeStorage(id, isCleared: false)
      initialize(id, value)
    case .place(let place):
      if parameter.direction == .in {
        bindings[id.index] = .place(place)
        return
      }
      // Read after the function has ended, by lanes that left it early too.
      let isOut = parameter.direction == .out
      makeStorage(id, depth: frames.count - 2, isCleared: isOut, isWatched: isOut)
      if !isOut { initialize(id, load(place)) }
    }
  }

  private mutating func initialize(_ id: VariableID, _ value: Value) {
    guard case .variable(let storage) = bindings[id.index] else { return }
    let value = lowered(value, storage.precision)
    if !isUniform(value) { noteVarying(storage) }
    emit(SIM_move, into: Value(run: storage.run, count: value.count), value)
  }

  /// `return`: the lanes at work leave the function.
  mutating func emitReturn(_ expression: CheckedExpression?) {
    guard let call = calls.last else { return }
    if let expression {
      let value = lowered(value(of: expression), call.resultPrecision, from: expression.precision)
      if call.returnsDirectly {
        calls[calls.count - 1].direct = value
        return
      }
      if let result = call.result {
        store(value, to: Place(run: result.run, offset: 0, type: expression.type, storage: result))
      }
    } else if call.returnsDirectly {
      return
    }
    leave(call.frame)
  }
}

extension CheckedFunction {
  /// Whether its only `return` is its last statement.
  var returnsOnlyAtEnd: Bool {
    var count = 0
    for statement in body { count += statement.returns }
    guard count == 1, case .return = body.last?.kind else { return count == 0 }
    return true
  }
}

extension CheckedStatement {
  /// How many `return` statements it holds.
  fileprivate var returns: Int {
    switch kind {
    case .return: 1
    case .block(let statements): statements.reduce(0) { $0 + $1.returns }
    case .if(_, let then, let otherwise): then.returns + (otherwise?.returns ?? 0)
    case .loop(let loop): loop.body.returns
    case .switch(_, let sections): sections.reduce(0) { $0 + $1.body.reduce(0) { $0 + $1.returns } }
    default: 0
    }
  }
}

extension GLSLType {
  var holdsSampler: Bool {
    switch self {
    case .sampler: true
    case .array(let element, _): element.holdsSampler
    case .structure(let structure): structure.fields.contains { $0.type.holdsSampler }
    default: false
    }
  }
}
