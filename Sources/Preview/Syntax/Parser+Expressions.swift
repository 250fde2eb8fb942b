/// How much of an expression the grammar takes at a place.
enum ExpressionLevel {
  /// With commas and assignments.
  case full
  /// An initializer or argument: without commas.
  case assignment
  /// An array's size or a case's value: without commas and assignments.
  case constant
}

extension Parser {
  /// The expression that begins here, up to the first token that cannot belong to it.
  mutating func expression(_ level: ExpressionLevel = .full) throws(ShaderError) -> SyntaxExpression {
    var stack = ExpressionStack(limit: ShaderLimit.nesting.largest - depth)
    var wantsOperand = true
    while true {
      if wantsOperand {
        wantsOperand = try operand(&stack)
      } else if let next = try operation(&stack, level) {
        wantsOperand = next
      } else {
        break
      }
      if !stack.isWithinLimit { throw nestingError(at: location) }
    }
    try reduce(&stack, downTo: 0)
    return stack.popOperand().expression
  }

  private func reduce(_ stack: inout ExpressionStack, downTo strength: Int) throws(ShaderError) {
    if !stack.reduce(downTo: strength) { throw nestingError(at: location) }
  }

  /// Reads what may stand where an operand is due.
  ///
  /// - Returns: whether an operand is still due.
  private mutating func operand(_ stack: inout ExpressionStack) throws(ShaderError) -> Bool {
    let location = location
    switch current {
    case .integer(let value): stack.push(.integer(value), at: location)
    case .unsignedInteger(let value): stack.push(.unsignedInteger(value), at: location)
    case .float(let value): stack.push(.float(value), at: location)
    case .keyword(.true): stack.push(.boolean(true), at: location)
    case .keyword(.false): stack.push(.boolean(false), at: location)
    case .identifier(let name):
      advance()
      if isAt(.leftParenthesis) { return try openArguments(of: .function(name), at: location, &stack) }
      if typeNames.contains(name) { return try constructor(.name(name), at: location, &stack) }
      stack.push(.name(name), at: location)
      return false
    case .keyword(let keyword) where keyword.isType:
      advance()
      return try constructor(.keyword(keyword), at: location, &stack)
    case .punctuator(.leftParenthesis):
      advance()
      stack.push(.parenthesis(location))
      return true
    case .punctuator(let sign) where sign.isPrefix && !sign.isReserved(in: version):
      advance()
      stack.push(.prefix(sign, location))
      return true
    default: throw unexpected("an expression")
    }
    advance()
    return false
  }

  /// `vec2(…` or `S[2](…`, behind the name of the type.
  private mutating func constructor(
    _ base: SyntaxType.Base, at location: SourceLocation, _ stack: inout ExpressionStack
  ) throws(ShaderError) -> Bool {
    let bracket = self.location
    guard isAt(.leftBracket) else {
      return try openArguments(of: .type(SyntaxType(base, at: location)), at: location, &stack)
    }
    try needES300("a constructor of an array")
    advance()
    if take(.rightBracket) {
      let type = SyntaxType(base, array: ArraySyntax(size: nil, at: bracket), at: location)
      return try openArguments(of: .type(type), at: location, &stack)
    }
    stack.push(.arraySize(base, location, bracket: bracket))
    return true
  }

  private mutating func openArguments(
    of callee: ExpressionStack.Callee, at location: SourceLocation, _ stack: inout ExpressionStack
  ) throws(ShaderError) -> Bool {
    try expect(.leftParenthesis)
    stack.push(.arguments(callee, first: stack.operands.count, location))
    // `f(void)` is a call without arguments.
    if isAt(.void), isNext(.rightParenthesis) { advance() }
    guard take(.rightParenthesis) else { return true }
    closeArguments(&stack)
    return false
  }

  private func closeArguments(_ stack: inout ExpressionStack) {
    guard case .arguments(let callee, let first, let location) = stack.frames.last else { return }
    stack.popOpen()
    var children = stack.popOperands(from: first)
    let arguments = children.map(\.expression)
    switch callee {
    case .function(let name): stack.join(.call(name, arguments), of: children, at: location, start: location)
    case .type(let type): stack.join(.construct(type, arguments), of: children, at: location, start: location)
    case .method(let name):
      let object = stack.popOperand()
      children.append(object)
      stack.join(
        .method(object.expression, name, arguments), of: children, at: object.start, start: object.start)
    }
  }

  /// Reads what may stand behind an operand.
  ///
  /// - Returns: whether an operand is due now; nil where the expression ends.
  private mutating func operation(
    _ stack: inout ExpressionStack, _ level: ExpressionLevel
  ) throws(ShaderError) -> Bool? {
    let location = location
    guard let sign = currentSign, !sign.isReserved(in: version) else { return try end(stack) }
    switch sign {
    case .dot:
      advance()
      return try selection(at: location, &stack)
    case .leftBracket:
      advance()
      stack.push(.index(location))
      return true
    case .increment, .decrement:
      advance()
      let child = stack.popOperand()
      stack.join(.postfix(sign, child.expression), of: [child], at: child.start, start: child.start)
      return false
    case .rightParenthesis, .rightBracket, .colon: return try close(sign, &stack)
    case .question:
      advance()
      try reduce(&stack, downTo: 2)
      stack.push(.then)
      return true
    case .comma: return try comma(&stack, level)
    default:
      if sign.isAssignment { return try assignment(sign, &stack, level) }
      guard let strength = sign.strength else { return try end(stack) }
      advance()
      try reduce(&stack, downTo: strength)
      stack.push(.binary(sign, location))
      return true
    }
  }

  /// `.xyz` or `.length()`, behind the point.
  private mutating func selection(
    at point: SourceLocation, _ stack: inout ExpressionStack
  ) throws(ShaderError) -> Bool {
    let name = try expectName("the name of a field")
    if isAt(.leftParenthesis) {
      try needES300("a method")
      let callee = ExpressionStack.Callee.method(name.text)
      return try openArguments(of: callee, at: point, &stack)
    }
    let child = stack.popOperand()
    stack.join(.member(child.expression, name.text), of: [child], at: point, start: child.start)
    return false
  }

  private mutating func assignment(
    _ sign: Punctuator, _ stack: inout ExpressionStack, _ level: ExpressionLevel
  ) throws(ShaderError) -> Bool? {
    if level == .constant, stack.openCount == 0 { return nil }
    try reduce(&stack, downTo: 100)
    if case .binary(let left, _) = stack.frames.last, left != .comma {
      throw failure(.assignmentToOperation)
    }
    stack.push(.assignment(sign, location))
    advance()
    return true
  }

  private mutating func comma(
    _ stack: inout ExpressionStack, _ level: ExpressionLevel
  ) throws(ShaderError) -> Bool? {
    switch stack.open {
    case nil where level != .full: return nil
    case .arraySize: throw unexpected("]")
    case .arguments:
      try reduce(&stack, downTo: 0)
    default:
      try reduce(&stack, downTo: 0)
      stack.push(.binary(.comma, location))
    }
    advance()
    return true
  }

  /// `)`, `]` or `:`, if the expression opened what it closes.
  private mutating func close(
    _ sign: Punctuator, _ stack: inout ExpressionStack
  ) throws(ShaderError) -> Bool? {
    try reduce(&stack, downTo: 0)
    switch (sign, stack.frames.last) {
    case (.rightParenthesis, .parenthesis):
      stack.popOpen()
      advance()
    case (.rightParenthesis, .arguments):
      advance()
      closeArguments(&stack)
    case (.rightBracket, .index(let location)):
      advance()
      stack.popOpen()
      let index = stack.popOperand()
      let base = stack.popOperand()
      stack.join(
        .index(base.expression, index.expression), of: [base, index], at: location, start: base.start)
    case (.rightBracket, .arraySize(let base, let location, let bracket)):
      advance()
      stack.popOpen()
      let size = stack.popOperand()
      let array = ArraySyntax(size: size.expression, at: bracket)
      let type = SyntaxType(base, array: array, at: location)
      return try openArguments(of: .type(type), at: location, &stack)
    case (.colon, .then):
      advance()
      stack.popOpen()
      stack.push(.otherwise)
      return true
    default: return try end(stack)
    }
    return false
  }

  /// Ends the expression here, unless a bracket of it is open.
  private func end(_ stack: ExpressionStack) throws(ShaderError) -> Bool? {
    switch stack.open {
    case nil:
      if let sign = currentSign, sign.isReserved(in: version) { throw unexpected("an operator") }
      return nil
    case .then: throw unexpected(":")
    case .index, .arraySize: throw unexpected("]")
    case .arguments: throw unexpected(", or )")
    default: throw unexpected(")")
    }
  }
}
