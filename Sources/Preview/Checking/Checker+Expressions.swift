extension Checker {
  /// An expression with its type, constants computed.
  ///
  /// - Throws: the first thing that is wrong in it.
  mutating func checkExpression(_ syntax: SyntaxExpression) throws(Rejection) -> CheckedExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Rejection(.nesting, at: syntax.location) }
    let location = syntax.location
    switch syntax.kind {
    case .integer(let value): return literal(.int, value, at: location)
    case .unsignedInteger(let value): return literal(.uint, value, at: location)
    case .float(let value): return literal(.float, value.bitPattern, at: location)
    case .boolean(let value): return literal(.bool, value ? 1 : 0, at: location)
    case .name(let name): return try checkVariable(name, at: location)
    case .call(let name, let arguments): return try checkCall(name, arguments, at: location)
    case .construct(let type, let arguments): return try checkConstruct(type, arguments, at: location)
    case .method(let base, let name, let arguments):
      return try checkMethod(base, name, arguments, at: location)
    case .index(let base, let index): return try checkIndex(base, index, at: location)
    case .member(let base, let name): return try checkMember(base, name, at: location)
    case .prefix(let sign, let operand): return try checkPrefix(sign, operand, at: location)
    case .postfix(let sign, let operand):
      let target = try checkExpression(operand)
      return try checkIncrement(
        target, by: sign == .increment ? 1 : -1, yieldsOld: true, sign, at: location)
    case .binary(let sign, let left, let right): return try checkBinary(sign, left, right, at: location)
    case .conditional(let condition, let yes, let no):
      return try checkConditional(condition, yes, no, at: location)
    case .assignment(let sign, let target, let value):
      return try checkAssignment(sign, target, value, at: location)
    }
  }

  private func literal(_ type: GLSLType, _ word: UInt32, at location: SourceLocation) -> CheckedExpression {
    CheckedExpression(
      .constant(ConstantValue(type: type, words: [word])), type: type, precision: nil, location: location)
  }

  /// `a.length()`, a constant expression whatever `a` is.
  private mutating func checkMethod(
    _ base: SyntaxExpression, _ name: String, _ arguments: [SyntaxExpression], at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    guard version == .es300 else { throw Rejection(.needsES300("a method"), at: location) }
    let value = try checkExpression(base)
    guard name == "length", case .array(_, let count) = value.type else {
      throw Rejection(.noMethod(name, value.type.description), at: location)
    }
    if let argument = arguments.first { throw Rejection(.methodArguments, at: argument.location) }
    return literal(.int, UInt32(count), at: location)
  }

  private mutating func checkConditional(
    _ condition: SyntaxExpression, _ yes: SyntaxExpression, _ no: SyntaxExpression,
    at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let checked = try checkExpression(condition)
    let asked = settled(checked, nil)
    let first = try checkExpression(yes)
    let second = try checkExpression(no)
    guard asked.type == .bool else {
      throw Rejection(.condition(asked.type.description), at: condition.location)
    }
    guard first.type == second.type else {
      throw Rejection(.operands("?:", first.type.description, second.type.description), at: location)
    }
    if first.type.isArray || first.type.isStructure || first.type.isSampler
      || (first.type == .void && version == .es300)
    {
      throw Rejection(.conditionalType(first.type.description), at: location)
    }
    let precision = highest(first, second)
    let result = CheckedExpression(
      .conditional(asked, then: settledBeside(first, precision), else: settledBeside(second, precision)),
      type: first.type, precision: precision, location: location)
    return folded(result, operands: [asked, first, second])
  }

  private mutating func checkAssignment(
    _ sign: Punctuator, _ left: SyntaxExpression, _ right: SyntaxExpression, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let target = try checkExpression(left)
    let checked = try checkExpression(right)
    let value = settled(checked, target.precision)
    try checkWritable(target, at: left.location)
    guard let compound = BinaryOperator(assigning: sign) else {
      try checkAssignable(value, to: target.type, at: location)
      try checkCopyable(value.type, at: location)
      return CheckedExpression(
        .assign(target, value), type: target.type, precision: target.precision, location: location)
    }
    let type = resultType(compound, target.type, value.type)
    guard type == target.type else {
      throw Rejection(
        .operands(sign.rawValue, target.type.description, value.type.description), at: location)
    }
    return CheckedExpression(
      .compound(compound, target, value), type: target.type, precision: target.precision, location: location)
  }

  func checkIncrement(
    _ operand: CheckedExpression, by step: Int, yieldsOld: Bool, _ sign: Punctuator,
    at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    guard let kind = operand.type.componentKind, kind != .bool else {
      throw Rejection(.operand(sign.rawValue, operand.type.description), at: location)
    }
    try checkWritable(operand, at: location)
    return CheckedExpression(
      .increment(operand, by: step, yieldsOld: yieldsOld), type: operand.type,
      precision: operand.precision, location: location)
  }
}
