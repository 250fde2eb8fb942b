/// A function as its declarations give it.
struct FunctionRecord {
  struct Parameter {
    var type: GLSLType
    var precision: Precision?
    var direction: CheckedFunction.Parameter.Direction
    var isConst: Bool
    var name: SyntaxName?
    var location: SourceLocation
  }

  var name: String
  var parameters: [Parameter]
  var result: GLSLType
  var precision: Precision?
  var isDeclared = false
  var isDefined = false
}

/// The function whose statements are being checked.
struct FunctionContext {
  var id: FunctionID
  var result: GLSLType
  var precision: Precision?
  var hasReturn = false
  var loops = 0
  /// Switches and loops around, innermost last: what a `break` leaves.
  var breakable = 0
  /// Indices of the loops around, of those that can be counted.
  var loopIndices: [VariableID] = []
}

extension Checker {
  /// A prototype or definition; its scope holds parameters and, but for 1.00, the body's names (4.2.2).
  mutating func checkFunction(_ syntax: FunctionSyntax, at location: SourceLocation) {
    let id = attempt { checker throws(Rejection) in try checker.declareFunction(syntax) }
    guard let id else {
      if symbols.isGlobal { declareRejected(syntax.name.text) }
      return
    }
    guard let body = syntax.body else { return }
    symbols.open()
    defer { symbols.close() }
    var parameters: [CheckedFunction.Parameter] = []
    for parameter in functions[id.index].parameters {
      let variable = attempt { checker throws(Rejection) in try checker.declareParameter(parameter) }
      guard let variable else { continue }
      parameters.append(.init(variable: variable, direction: parameter.direction))
    }
    let record = functions[id.index]
    current = FunctionContext(id: id, result: record.result, precision: record.precision)
    if version == .es100 { symbols.open() }
    let statements = checkStatements(body)
    if version == .es100 { symbols.close() }
    if record.result != .void, current?.hasReturn == false {
      report(.noReturn(record.name), at: syntax.name.location)
    }
    current = nil
    program.functions[id.index].parameters = parameters
    program.functions[id.index].body = statements
    program.functions[id.index].location = location
  }

  private mutating func declareParameter(
    _ parameter: FunctionRecord.Parameter
  ) throws(Rejection) -> VariableID {
    let name = parameter.name
    if let name, symbols.local(name.text) != nil { throw Rejection(.redeclared(name.text), at: name.location) }
    let id = try addVariable(
      Variable(
        name: name?.text ?? "", type: parameter.type, precision: parameter.precision,
        storage: parameter.isConst || parameter.type.isSampler ? .readOnly : .plain,
        location: name?.location ?? parameter.location))
    if let name { symbols.declare(name.text, .variable(id)) }
    return id
  }

  /// Finds or makes the function that a head declares.
  private mutating func declareFunction(_ syntax: FunctionSyntax) throws(Rejection) -> FunctionID {
    let name = syntax.name
    guard symbols.isGlobal else { throw Rejection(.localFunction, at: name.location) }
    try checkName(name)
    let record = try readHead(syntax)
    if name.text == "main" {
      guard record.parameters.isEmpty, record.result == .void else { throw Rejection(.mainShape, at: name.location) }
    }
    try checkBuiltinName(record, at: name.location)
    var overloads: [FunctionID] = []
    switch symbols.global(name.text) {
    case nil, .rejected: break
    case .functions(let ids): overloads = ids
    default: throw Rejection(.redeclared(name.text), at: name.location)
    }
    let types = record.parameters.map(\.type)
    let known = overloads.first { functions[$0.index].parameters.map(\.type) == types }
    guard let known else { return add(record, syntax, beside: overloads) }
    try redeclare(known, as: record, syntax)
    return known
  }

  private mutating func add(
    _ record: FunctionRecord, _ syntax: FunctionSyntax, beside overloads: [FunctionID]
  ) -> FunctionID {
    let id = FunctionID(functions.count)
    functions.append(record)
    functions[id.index].isDefined = syntax.body != nil
    functions[id.index].isDeclared = syntax.body == nil
    // What is declared and never defined stays without statements: nothing calls it.
    program.functions.append(
      CheckedFunction(
        name: record.name, parameters: [], result: record.result, resultPrecision: record.precision,
        body: [], location: syntax.name.location))
    symbols.declareGlobally(record.name, .functions(overloads + [id]))
    return id
  }

  private mutating func redeclare(
    _ id: FunctionID, as record: FunctionRecord, _ syntax: FunctionSyntax
  ) throws(Rejection) {
    let known = functions[id.index]
    let location = syntax.name.location
    guard known.result == record.result else { throw Rejection(.otherResult(record.name), at: location) }
    for (old, new) in zip(known.parameters, record.parameters)
    where old.direction != new.direction || old.isConst != new.isConst {
      throw Rejection(.otherParameters(record.name), at: new.location)
    }
    guard syntax.body != nil else {
      if version == .es100, known.isDeclared { throw Rejection(.repeatedPrototype(record.name), at: location) }
      functions[id.index].isDeclared = true
      return
    }
    guard !known.isDefined else { throw Rejection(.redefinedFunction(record.name), at: location) }
    functions[id.index].isDefined = true
    functions[id.index].parameters = record.parameters
  }

  /// 3.00 keeps all names of built-in functions; 1.00 their overloads.
  private func checkBuiltinName(
    _ record: FunctionRecord, at location: SourceLocation
  ) throws(Rejection) {
    let refused = Rejection(.redefinedBuiltin(record.name), at: location)
    switch version {
    case .es300:
      if BuiltinTable.function(named: record.name, in: version, with: extensions) != nil { throw refused }
    case .es100:
      let resolution = BuiltinTable.resolve(
        record.name, arguments: record.parameters.map(\.type), in: version, with: extensions)
      if case .overload = resolution { throw refused }
    }
  }

  private mutating func readHead(_ syntax: FunctionSyntax) throws(Rejection) -> FunctionRecord {
    let qualifiers = try Qualifiers(syntax.qualifiers, of: version)
    if let storage = qualifiers.storage {
      throw Rejection(.resultQualifier(storage.keyword.rawValue), at: storage.location)
    }
    if let other = qualifiers.interfaceOnly {
      throw Rejection(.resultQualifier(other.name), at: other.location)
    }
    let result = try resolveComplete(syntax.result)
    if result.containsSampler { throw Rejection(.samplerAsValue, at: syntax.result.location) }
    if version == .es100, result.containsArray {
      throw Rejection(.needsES300("returning an array"), at: syntax.result.location)
    }
    let precision = try precision(
      of: result, declared: qualifiers.precision, at: syntax.result.location)
    var parameters: [FunctionRecord.Parameter] = []
    for parameter in syntax.parameters { parameters.append(try readParameter(parameter)) }
    return FunctionRecord(
      name: syntax.name.text, parameters: parameters, result: result, precision: precision)
  }

  private mutating func readParameter(
    _ syntax: ParameterSyntax
  ) throws(Rejection) -> FunctionRecord.Parameter {
    let qualifiers = try Qualifiers(syntax.qualifiers, of: version)
    if let other = qualifiers.interfaceOnly {
      throw Rejection(.parameterQualifier(other.name), at: other.location)
    }
    if let storage = qualifiers.storage, ![.const, .in, .out, .inout].contains(storage.keyword) {
      throw Rejection(.parameterQualifier(storage.keyword.rawValue), at: storage.location)
    }
    if case .structure = syntax.type.base {
      throw Rejection(.structureInParameter, at: syntax.type.location)
    }
    if let name = syntax.name { try checkName(name) }
    let type = try resolveComplete(syntax.type, array: syntax.array)
    if type == .void { throw Rejection(.voidType, at: syntax.type.location) }
    let direction: CheckedFunction.Parameter.Direction =
      switch qualifiers.storage?.keyword {
      case .out: .out
      case .inout: .inout
      default: .in
      }
    if direction != .in, type.containsSampler { throw Rejection(.samplerOutput, at: syntax.type.location) }
    let precision = try precision(of: type, declared: qualifiers.precision, at: syntax.type.location)
    return FunctionRecord.Parameter(
      type: type, precision: precision, direction: direction,
      isConst: qualifiers.isConst || qualifiers.storage?.keyword == .const, name: syntax.name,
      location: syntax.location)
  }
}
