/// One name of a declaration, with what stands before it.
struct VariableDeclaration {
  var qualifiers: Qualifiers
  var base: GLSLType
  var syntax: SyntaxType
  var declarator: Declarator
  var isOnlyOne: Bool

  var name: SyntaxName { declarator.name }
}

extension Checker {
  /// Declares a variable behind its own first value, in which the name still means what it meant before.
  mutating func declareVariable(
    _ declaration: VariableDeclaration
  ) throws(Rejection) -> [CheckedStatement] {
    let name = declaration.name
    try checkName(name)
    if declaration.base == .void { throw Rejection(.voidType, at: name.location) }
    let declared = try resolve(declaration.base, declaration.syntax.array, declaration.declarator.array)
    let precision = try precision(
      of: declared.base, declared: declaration.qualifiers.precision, at: declaration.syntax.location)
    let storage = try self.storage(of: declaration, type: declared.base, isArray: isArray(declared))
    let value = try firstValue(of: declaration, declared, storage: storage, precision: precision)
    let type = try completeType(declared, value, at: name.location)
    if case .output = storage { try checkOutputType(type, declaration) }
    if version == .es100, storage == .constant, type.isArray {
      throw Rejection(.needsES300("constant array"), at: name.location)
    }
    if let lone = declaration.qualifiers.interfaceOnly {
      switch storage {
      case .input, .output: break
      default: throw Rejection(.interfaceQualifier(lone.name), at: lone.location)
      }
    }
    switch symbols.local(name.text) {
    case nil, .rejected: break
    default: throw Rejection(.redeclared(name.text), at: name.location)
    }
    let id = try addVariable(
      Variable(
        name: name.text, type: type, precision: precision, storage: storage, location: name.location))
    try declare(name, .variable(id))
    return record(id, storage, value, isUnderQualifiers: declaration.qualifiers)
  }

  private func isArray(_ type: DeclaredType) -> Bool {
    switch type {
    case .unsized: true
    case .complete(let type): type.isArray
    }
  }

  /// Notes where the variable belongs; what is left to do at this place when the program runs.
  private mutating func record(
    _ id: VariableID, _ storage: Variable.Storage, _ value: CheckedExpression?,
    isUnderQualifiers qualifiers: Qualifiers
  ) -> [CheckedStatement] {
    let location = program[id].location
    switch storage {
    case .constant:
      constants[id] = value?.constant
      return []
    case .uniform:
      program.uniforms.append(id)
      return []
    case .input:
      program.inputs.append(id)
      return []
    case .output:
      program.outputs.append(id)
      outputs.add(id, hasLocation: qualifiers.layoutLocation != nil, at: location)
      return []
    case .plain, .readOnly, .builtin:
      guard symbols.isGlobal else { return [CheckedStatement(.declare(id, value), location: location)] }
      if let value { program.globalInitializers.append((id, value)) }
      return []
    }
  }

  private func completeType(
    _ declared: DeclaredType, _ value: CheckedExpression?, at location: SourceLocation
  ) throws(Rejection) -> GLSLType {
    switch declared {
    case .complete(let type): return type
    case .unsized:
      guard let value else { throw Rejection(.missingArraySize, at: location) }
      return value.type
    }
  }

  /// The checked value behind `=`, and whether there has to be one, or must not.
  private mutating func firstValue(
    of declaration: VariableDeclaration, _ declared: DeclaredType, storage: Variable.Storage,
    precision: Precision?
  ) throws(Rejection) -> CheckedExpression? {
    guard let syntax = declaration.declarator.initializer else {
      if storage == .constant {
        throw Rejection(.constantWithoutValue(declaration.name.text), at: declaration.name.location)
      }
      return nil
    }
    let checked = try checkExpression(syntax)
    let value = settled(checked, precision)
    switch storage {
    case .plain, .constant: break
    default: throw Rejection(.initializer(declaration.name.text), at: syntax.location)
    }
    switch declared {
    case .complete(let type): try checkAssignable(value, to: type, at: syntax.location)
    case .unsized(let element):
      guard case .array(element, _) = value.type else {
        throw Rejection(
          .mismatch(found: value.type.description, expected: "\(element)[]"), at: syntax.location)
      }
    }
    try checkCopyable(value.type, at: syntax.location)
    if storage == .constant, value.constant == nil {
      throw Rejection(.notConstant(declaration.name.text), at: syntax.location)
    }
    if symbols.isGlobal { try checkGlobalInitializer(value) }
    return value
  }

  /// A value of exactly a type: nothing is converted implicitly.
  func checkAssignable(
    _ value: CheckedExpression, to type: GLSLType, at location: SourceLocation
  ) throws(Rejection) {
    guard value.type == type else {
      throw Rejection(
        .mismatch(found: value.type.description, expected: type.description), at: location)
    }
  }

  /// Arrays and structures with arrays are values only since 3.00; samplers never are.
  func checkCopyable(_ type: GLSLType, at location: SourceLocation) throws(Rejection) {
    if type.containsSampler { throw Rejection(.samplerAsValue, at: location) }
    if version == .es100, type.containsArray { throw Rejection(.needsES300("copying an array"), at: location) }
  }

  /// First values of globals are constant expressions; in 1.00 browsers take globals and uniforms too.
  private func checkGlobalInitializer(_ value: CheckedExpression) throws(Rejection) {
    if value.constant != nil { return }
    guard version == .es100 else { throw Rejection(.globalInitializer, at: value.location) }
    var refused: SourceLocation?
    value.visit { node in
      switch node.kind {
      case .variable(let id):
        switch program[id].storage {
        case .plain, .uniform, .readOnly, .constant: break
        case .input, .output, .builtin: refused = refused ?? node.location
        }
      case .call, .assign, .compound, .increment: refused = refused ?? node.location
      default: break
      }
    }
    if let refused { throw Rejection(.globalInitializer, at: refused) }
  }
}
