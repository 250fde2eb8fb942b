/// A call from one function to another.
struct FunctionCall {
  var caller: FunctionID
  var callee: FunctionID
  var location: SourceLocation
}

extension Checker {
  /// `f(…)`: a declared function, a structure's constructor, or a built-in function.
  mutating func checkCall(
    _ name: String, _ syntax: [SyntaxExpression], at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let symbol = symbols.lookup(name)
    if case .structure(let structure) = symbol {
      return try checkConstructor(.structure(structure), syntax, at: location)
    }
    var arguments: [CheckedExpression] = []
    for argument in syntax { arguments.append(try checkExpression(argument)) }
    let types = arguments.map(\.type)
    switch symbol {
    case .functions(let ids):
      if let id = ids.first(where: { functions[$0.index].parameters.map(\.type) == types }) {
        guard name != "main" else { throw Rejection(.callOfMain, at: location) }
        return try call(id, arguments, at: location)
      }
    case .rejected: throw Rejection(silentlyAt: location)
    case .variable, .block, .blockName: throw Rejection(.notAFunction(name), at: location)
    case .structure, nil: break
    }
    switch BuiltinTable.resolve(name, arguments: types, in: version, with: extensions) {
    case .overload(let overload): return try callBuiltin(overload, arguments, at: location)
    case .needsExtension(let needed): throw Rejection(.needsExtension(name, needed), at: location)
    case .noOverload: throw Rejection(.noOverload(name, types.map(\.description)), at: location)
    case .unknownFunction:
      guard symbol == nil else { throw Rejection(.noOverload(name, types.map(\.description)), at: location) }
      symbols.declareGlobally(name, .rejected)
      throw Rejection(.undeclaredFunction(name), at: location)
    }
  }

  private mutating func call(
    _ id: FunctionID, _ arguments: [CheckedExpression], at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let function = functions[id.index]
    var settledArguments: [CheckedExpression] = []
    for (argument, parameter) in zip(arguments, function.parameters) {
      if parameter.direction != .in { try checkWritable(argument, at: argument.location) }
      settledArguments.append(settled(argument, parameter.precision))
    }
    if let current { calls.append(FunctionCall(caller: current.id, callee: id, location: location)) }
    return CheckedExpression(
      .call(id, settledArguments), type: function.result, precision: function.precision,
      location: location)
  }

  private func callBuiltin(
    _ overload: BuiltinOverload, _ arguments: [CheckedExpression], at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    for (argument, parameter) in zip(arguments, overload.parameters) where parameter.direction != .in {
      try checkWritable(argument, at: argument.location)
    }
    if let index = overload.offset { try checkOffset(arguments[index]) }
    let precision = overload.precision.resolved(arguments: arguments.map(\.precision))
    let operands = arguments.compactMap(\.precision).max()
    let call = CheckedExpression(
      .builtin(overload.function, arguments.map { settled($0, operands) }), type: overload.result,
      precision: precision, location: location)
    return overload.isConstant ? folded(call, operands: arguments) : call
  }

  /// A texture's offset is known at once, and small.
  private func checkOffset(_ offset: CheckedExpression) throws(Rejection) {
    guard let value = offset.constant else { throw Rejection(.offsetNotConstant, at: offset.location) }
    for word in value.words where !BuiltinOverload.offsetRange.contains(Int32(bitPattern: word)) {
      throw Rejection(.offsetOutOfRange(Int(Int32(bitPattern: word))), at: offset.location)
    }
  }

  /// Functions that are called and never defined, and those that reach themselves (GLSL ES 3.00, 6.1).
  mutating func checkCalls() {
    for call in calls where !functions[call.callee.index].isDefined {
      report(.undefinedFunction(functions[call.callee.index].name), at: call.location)
    }
    var remaining = Dictionary(grouping: calls, by: \.caller)
    var isDone = [Bool](repeating: false, count: functions.count)
    var isOpen = isDone
    for start in functions.indices where !isDone[start] {
      var stack = [FunctionID(start)]
      isOpen[start] = true
      while let top = stack.last {
        guard let call = remaining[top, default: []].popLast() else {
          isOpen[top.index] = false
          isDone[top.index] = true
          stack.removeLast()
          continue
        }
        if isOpen[call.callee.index] {
          report(.recursion(functions[call.callee.index].name), at: call.location)
        } else if !isDone[call.callee.index] {
          isOpen[call.callee.index] = true
          stack.append(call.callee)
        }
      }
    }
  }

  /// A program begins with `void main()`.
  mutating func checkMain() {
    if case .functions(let ids) = symbols.global("main"), let id = ids.first,
      functions[id.index].isDefined
    {
      program.main = id
    } else if symbols.global("main") == nil || errors.isEmpty {
      report(.noMain, at: unit.declarations.last?.location ?? SourceLocation(line: 1, column: 1))
    }
  }
}
