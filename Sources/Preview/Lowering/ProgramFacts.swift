/// What is written where, known before anything is emitted.
struct ProgramFacts {
  /// Variables with a write other than their declaration's.
  private(set) var reassigned: Set<VariableID> = []
  /// Parameters, and variables that a statement declares.
  private(set) var locals: Set<VariableID> = []
  /// Of every function, with all that it calls: variables that it writes.
  private var functionWrites: [Set<VariableID>?]
  private let program: CheckedProgram

  init(_ program: CheckedProgram) {
    self.program = program
    functionWrites = Array(repeating: nil, count: program.functions.count)
    for index in program.functions.indices { _ = collect(FunctionID(index)) }
    for writes in functionWrites { reassigned.formUnion(writes ?? []) }
    for (_, value) in program.globalInitializers { reassigned.formUnion(writes(value)) }
  }

  func writes(of function: FunctionID) -> Set<VariableID> { functionWrites[function.index] ?? [] }

  /// Variables that an expression writes.
  func writes(_ expression: CheckedExpression) -> Set<VariableID> {
    var visitor = WriteVisitor(writesOfFunction: { self.writes(of: $0) }, program: program)
    visitor.visit(expression)
    return visitor.writes
  }

  private mutating func collect(_ function: FunctionID) -> Set<VariableID> {
    if let known = functionWrites[function.index] { return known }
    // Cuts off a cycle, which a checked program does not have.
    functionWrites[function.index] = []
    var visitor = WriteVisitor(writesOfFunction: { _ in [] }, program: program)
    for statement in program[function].body { visitor.visit(statement) }
    for callee in visitor.calls { visitor.writes.formUnion(collect(callee)) }
    functionWrites[function.index] = visitor.writes
    locals.formUnion(visitor.declared)
    locals.formUnion(program[function].parameters.map(\.variable))
    return visitor.writes
  }
}

/// Walks expressions and statements and notes the variables at the root of everything written.
private struct WriteVisitor {
  let writesOfFunction: (FunctionID) -> Set<VariableID>
  let program: CheckedProgram
  var writes: Set<VariableID> = []
  var calls: Set<FunctionID> = []
  var declared: Set<VariableID> = []

  mutating func visit(_ expression: CheckedExpression) {
    switch expression.kind {
    case .assign(let target, _), .compound(_, let target, _), .increment(let target, _, _): note(target)
    case .call(let function, let arguments):
      calls.insert(function)
      writes.formUnion(writesOfFunction(function))
      for (parameter, argument) in zip(program[function].parameters, arguments)
      where parameter.direction != .in { note(argument) }
    case .builtin(.modf, let arguments):
      if let target = arguments.last { note(target) }
    default: break
    }
    for child in expression.children { visit(child) }
  }

  private mutating func note(_ target: CheckedExpression) {
    if let root = target.root { writes.insert(root) }
  }

  mutating func visit(_ statement: CheckedStatement) {
    switch statement.kind {
    case .declare(let id, let value):
      declared.insert(id)
      if let value { visit(value) }
    case .expression(let expression): visit(expression)
    case .block(let statements): for statement in statements { visit(statement) }
    case .if(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      if let otherwise { visit(otherwise) }
    case .loop(let loop):
      for statement in loop.first { visit(statement) }
      if let variable = loop.conditionVariable { declared.insert(variable) }
      if let condition = loop.condition { visit(condition) }
      if let next = loop.next { visit(next) }
      visit(loop.body)
    case .switch(let selector, let sections):
      visit(selector)
      for section in sections { for statement in section.body { visit(statement) } }
    case .return(let value): if let value { visit(value) }
    case .break, .continue, .discard: break
    }
  }
}

extension CheckedExpression {
  /// The variable that an l-value is a part of.
  var root: VariableID? {
    switch kind {
    case .variable(let id): id
    case .swizzle(let base, _), .field(let base, _), .index(let base, _): base.root
    default: nil
    }
  }

  /// Roughly how many instructions it takes, up to a bound.
  func weight(upTo limit: Int) -> Int {
    var total =
      switch kind {
      case .constant, .variable, .swizzle, .field: 0
      case .call: limit
      case .builtin: 2
      default: 1
      }
    for child in children where total < limit { total += child.weight(upTo: limit - total) }
    return total
  }

  /// Whether computing it changes anything; calls count as if they did.
  var isPure: Bool {
    switch kind {
    case .assign, .compound, .increment, .call, .builtin(.modf, _): false
    default: children.allSatisfy(\.isPure)
    }
  }
}
