extension Checker {
  /// `vec2(…)`, `S[2](…)`, `float[](…)`.
  mutating func checkConstruct(
    _ syntax: SyntaxType, _ arguments: [SyntaxExpression], at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    if case .structure = syntax.base { throw Rejection(.structureInConstructor, at: location) }
    switch try resolve(syntax) {
    case .complete(let type): return try checkConstructor(type, arguments, at: location)
    case .unsized(let element):
      guard !arguments.isEmpty else { throw Rejection(.constructorCount("\(element)[]"), at: location) }
      return try checkConstructor(
        try arrayType(of: element, count: arguments.count, at: location), arguments, at: location)
    }
  }

  mutating func checkConstructor(
    _ type: GLSLType, _ syntax: [SyntaxExpression], at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    var arguments: [CheckedExpression] = []
    for argument in syntax { arguments.append(try checkExpression(argument)) }
    let precision: Precision?
    switch type {
    case .void, .sampler: throw Rejection(.notConstructible(type.description), at: location)
    case .array(let element, let count):
      try checkParts(arguments, Array(repeating: element, count: count), of: type, at: location)
      precision = arguments.compactMap(\.precision).max()
    case .structure(let structure):
      try checkParts(arguments, structure.fields.map(\.type), of: type, at: location)
      for (index, field) in structure.fields.enumerated() {
        arguments[index] = settled(arguments[index], field.precision)
      }
      precision = nil
    case .scalar, .vector, .matrix:
      try checkComponents(arguments, of: type, at: location)
      precision = PrecisionKind(type) == nil ? nil : arguments.compactMap(\.precision).max()
    }
    let result = CheckedExpression(
      .construct(arguments.map { settledBeside($0, precision) }), type: type, precision: precision,
      location: location)
    return folded(result, operands: arguments)
  }

  /// One argument an element or field, of exactly its type.
  private func checkParts(
    _ arguments: [CheckedExpression], _ types: [GLSLType], of type: GLSLType, at location: SourceLocation
  ) throws(Rejection) {
    guard arguments.count == types.count else {
      throw Rejection(.constructorCount(type.description), at: location)
    }
    for (argument, part) in zip(arguments, types) {
      try checkAssignable(argument, to: part, at: argument.location)
      try checkCopyable(part, at: argument.location)
    }
  }

  /// Components from scalars, vectors and matrices, as many as needed and none in vain (5.4.2, 5.4.3).
  private func checkComponents(
    _ arguments: [CheckedExpression], of type: GLSLType, at location: SourceLocation
  ) throws(Rejection) {
    guard !arguments.isEmpty else { throw Rejection(.constructorCount(type.description), at: location) }
    for argument in arguments where argument.type.componentKind == nil {
      throw Rejection(
        .constructorArgument(argument.type.description, type.description), at: argument.location)
    }
    if arguments.count == 1 {
      let only = arguments[0].type
      if only.vectorCount == 1 || (type.isMatrix && only.isMatrix) { return }
    } else if type.isMatrix, let matrix = arguments.first(where: { $0.type.isMatrix }) {
      throw Rejection(.matrixAmongArguments, at: matrix.location)
    }
    var filled = 0
    for argument in arguments {
      guard filled < type.scalarCount else { throw Rejection(.unusedArgument(type.description), at: argument.location) }
      filled += argument.type.scalarCount
    }
    guard filled >= type.scalarCount else {
      throw Rejection(.constructorCount(type.description), at: location)
    }
  }
}
