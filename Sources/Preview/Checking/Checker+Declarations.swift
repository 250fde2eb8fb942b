extension Checker {
  /// A declaration at global scope or within a function, as the statements it leaves.
  mutating func checkDeclaration(_ declaration: SyntaxDeclaration) -> [CheckedStatement] {
    switch declaration.kind {
    case .precision(let precision, let type):
      _ = attempt { checker throws(Rejection) in try checker.setPrecision(precision, type) }
      return []
    case .variables(let qualifiers, let type, let declarators):
      return declareVariables(qualifiers, type, declarators, at: declaration.location)
    case .block(let block):
      if attempt({ checker throws(Rejection) in try checker.declareBlock(block) }) == nil {
        rejectNames(of: block)
      }
      return []
    case .qualifiers(let qualifiers, let names):
      _ = attempt { checker throws(Rejection) in
        try checker.checkQualifiers(qualifiers, names, at: declaration.location)
      }
      return []
    case .function(let function):
      checkFunction(function, at: declaration.location)
      return []
    }
  }

  private mutating func setPrecision(
    _ precision: Precision, _ syntax: SyntaxType
  ) throws(Rejection) {
    let type = try resolveBase(syntax)
    guard syntax.array == nil, type == .float || type == .int || type.isSampler,
      let kind = PrecisionKind(type)
    else { throw Rejection(.defaultPrecisionType(type.description), at: syntax.location) }
    symbols.setPrecision(precision, of: kind)
  }

  private mutating func declareVariables(
    _ qualifierList: [SyntaxQualifier], _ syntax: SyntaxType, _ declarators: [Declarator],
    at location: SourceLocation
  ) -> [CheckedStatement] {
    // The structure that a wrong declaration defines is known nevertheless.
    let base = attempt { checker throws(Rejection) in try checker.resolveBase(syntax) }
    let qualifiers = attempt { checker throws(Rejection) in
      let qualifiers = try Qualifiers(qualifierList, of: checker.version)
      try checker.checkPlace(of: qualifiers)
      return qualifiers
    }
    guard let base, let qualifiers else {
      for declarator in declarators { declareRejected(declarator.name.text) }
      return []
    }
    if declarators.isEmpty {
      _ = attempt { checker throws(Rejection) in
        try checker.checkLone(base, qualifiers, at: syntax.location)
      }
    }
    var statements: [CheckedStatement] = []
    for declarator in declarators {
      let declaration = VariableDeclaration(
        qualifiers: qualifiers, base: base, syntax: syntax, declarator: declarator,
        isOnlyOne: declarators.count == 1)
      let statement = attempt { checker throws(Rejection) in try checker.declareVariable(declaration) }
      if let statement {
        statements += statement
      } else {
        declareRejected(declarator.name.text)
      }
    }
    return statements
  }

  /// A type without a name, as in `struct S { … };`.
  private func checkLone(
    _ type: GLSLType, _ qualifiers: Qualifiers, at location: SourceLocation
  ) throws(Rejection) {
    if let precision = qualifiers.precision, PrecisionKind(type) == nil {
      throw Rejection(.precisionOnType(type.description), at: precision.location)
    }
    if case .structure = type { return }
    if type == .void { throw Rejection(.voidType, at: location) }
    _ = try precision(of: type, declared: qualifiers.precision, at: location)
  }

  /// Storage qualifiers where they may stand.
  private func checkPlace(of qualifiers: Qualifiers) throws(Rejection) {
    guard let storage = qualifiers.storage else { return }
    let word = storage.keyword.rawValue
    guard storage.keyword.exists(in: version) else {
      throw Rejection(.qualifierOfOtherVersion(word), at: storage.location)
    }
    if !symbols.isGlobal, storage.keyword != .const {
      throw Rejection(.localQualifier(word), at: storage.location)
    }
    switch storage.keyword {
    case .attribute: throw Rejection(.attributeInFragmentShader, at: storage.location)
    case .inout: throw Rejection(.parameterQualifierElsewhere(word), at: storage.location)
    case .in where qualifiers.isConst: throw Rejection(.parameterQualifierElsewhere(word), at: storage.location)
    case .in, .out:
      if version == .es100 { throw Rejection(.parameterQualifierElsewhere(word), at: storage.location) }
    default: break
    }
  }

  /// `invariant a, b;` and `layout(std140) uniform;`.
  private mutating func checkQualifiers(
    _ list: [SyntaxQualifier], _ names: [SyntaxName], at location: SourceLocation
  ) throws(Rejection) {
    let qualifiers = try Qualifiers(list, of: version)
    guard symbols.isGlobal else { throw Rejection(.onlyGlobal, at: location) }
    if qualifiers.layoutLocation != nil, names.isEmpty, qualifiers.storage?.keyword == .uniform {
      try checkBlockLayout(qualifiers)
      return
    }
    guard qualifiers.invariant != nil, !names.isEmpty, list.count == 1 else {
      throw Rejection(.qualifiersAlone, at: location)
    }
    for name in names {
      let variable = try checkVariable(name.text, at: name.location)
      guard case .variable(let id) = variable.kind, isInvariantAllowed(program[id]) else {
        throw Rejection(.notInvariant(name.text), at: name.location)
      }
    }
  }

  private func isInvariantAllowed(_ variable: Variable) -> Bool {
    switch variable.storage {
    case .output: true
    case .builtin(let builtin): version == .es100 || builtin == .fragDepth
    case .input: version == .es100
    case .plain, .constant, .readOnly, .uniform: false
    }
  }
}
