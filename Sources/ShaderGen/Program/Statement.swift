/// One step of a function's body.
public indirect enum Statement: Equatable, Sendable {
  /// New variables of one type with their first values.
  case declare(ValueType, [Declarator])
  case assign(Variable, Expression)
  /// `variable = variable + value`, or another operator.
  case update(Variable, BinaryOperator, Expression)
  case branch(Expression, then: [Statement], else: [Statement] = [])
  /// An integer counts from 0 up to a constant, which every dialect can run.
  case loop(Variable, count: Int32, [Statement])
  /// Ends the function; the pass's own body gives back nothing.
  case exit(Expression? = nil)
  /// A line for people; any text is safe, the printer neutralises it.
  case comment(String)
}

/// A variable's name and first value.
public struct Declarator: Equatable, Sendable {
  public let name: String
  public let value: Expression

  public init(_ name: String, _ value: Expression) {
    self.name = name
    self.value = value
  }
}

/// A function that a pass's body may call.
public struct Function: Equatable, Sendable {
  public let name: FunctionName
  public let parameters: [Variable]
  public let body: [Statement]

  public init(_ name: FunctionName, _ parameters: [Variable], _ body: [Statement]) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }

  package func callAsFunction(_ arguments: Expression...) -> Expression { .call(name, arguments) }
}
