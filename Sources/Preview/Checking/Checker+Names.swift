extension Checker {
  /// Refuses names that the language keeps (GLSL ES 1.00 and 3.00, 3.7 and 3.9; WebGL 1.0, 6.19).
  func checkName(_ name: SyntaxName) throws(Rejection) {
    for prefix in ["gl_", "webgl_", "_webgl_"] where name.text.hasPrefix(prefix) {
      throw Rejection(.reservedPrefix(name.text, prefix: prefix), at: name.location)
    }
    if name.text.utf8.count > 1, name.text.contains("__") {
      throw Rejection(.consecutiveUnderscores(name.text), at: name.location)
    }
  }

  /// Gives a name a meaning in the innermost scope.
  mutating func declare(_ name: SyntaxName, _ symbol: Symbol) throws(Rejection) {
    switch symbols.local(name.text) {
    case nil, .rejected: symbols.declare(name.text, symbol)
    default: throw Rejection(.redeclared(name.text), at: name.location)
    }
  }

  /// Uses of a name whose declaration is wrong are no further errors.
  mutating func declareRejected(_ name: String) {
    if symbols.local(name) == nil { symbols.declare(name, .rejected) }
  }

  /// The variable that a name stands for, built-in ones included, as an expression.
  mutating func checkVariable(
    _ name: String, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    switch symbols.lookup(name) {
    case .variable(let id): return reference(id, at: location)
    case .rejected: throw Rejection(silentlyAt: location)
    case .functions: throw Rejection(.functionAsValue(name), at: location)
    case .structure: throw Rejection(.typeAsValue(name), at: location)
    case .block, .blockName: throw Rejection(.blockAsValue(name), at: location)
    case nil: return try checkBuiltinVariable(name, at: location)
    }
  }

  private func reference(_ id: VariableID, at location: SourceLocation) -> CheckedExpression {
    let variable = program[id]
    if let value = constants[id] {
      return CheckedExpression(
        .constant(value), type: variable.type, precision: variable.precision, location: location)
    }
    return CheckedExpression(
      .variable(id), type: variable.type, precision: variable.precision, location: location)
  }

  private mutating func checkBuiltinVariable(
    _ name: String, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    if let id = builtins[name] { return reference(id, at: location) }
    if let constant = BuiltinConstant.named(name, in: version, with: extensions) {
      return try addBuiltinConstant(constant, at: location)
    }
    switch BuiltinVariable.resolve(name, in: version, with: extensions) {
    case .variable(let entry):
      let id = try addVariable(
        Variable(
          name: entry.name, type: entry.type, precision: entry.precision,
          storage: .builtin(entry.variable), location: location))
      builtins[name] = id
      if entry.isWritable {
        program.outputs.append(id)
        outputs.mention(entry.variable, at: location)
      }
      return reference(id, at: location)
    case .needsExtension(let needed):
      throw Rejection(.needsExtension(name, needed), at: location)
    case .unknown:
      if BuiltinTable.function(named: name, in: version, with: extensions) != nil {
        throw Rejection(.functionAsValue(name), at: location)
      }
      symbols.declareGlobally(name, .rejected)
      throw Rejection(.undeclared(name), at: location)
    }
  }

  /// Constants of the language fold; `gl_DepthRange`, a uniform in name, is a global that nobody can write to.
  private mutating func addBuiltinConstant(
    _ constant: BuiltinConstant, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let value = CheckedExpression(
      .constant(constant.value), type: constant.value.type, precision: constant.precision,
      location: location)
    if constant.isConstantExpression { return value }
    let id = try addVariable(
      Variable(
        name: constant.name, type: constant.value.type, precision: constant.precision,
        storage: .readOnly, location: location))
    builtins[constant.name] = id
    program.globalInitializers.append((id, value))
    return reference(id, at: location)
  }
}
