/// A statement whose names and types are settled.
public struct CheckedStatement: Sendable {
  public var kind: Kind
  public var location: SourceLocation

  public init(_ kind: Kind, location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  public indirect enum Kind: Sendable {
    /// A local variable; constants have no statement. Without a value it is undefined.
    case declare(VariableID, CheckedExpression?)
    case expression(CheckedExpression)
    case block([CheckedStatement])
    case `if`(CheckedExpression, then: CheckedStatement, else: CheckedStatement?)
    case loop(CheckedLoop)
    case `switch`(CheckedExpression, [SwitchSection])
    case `return`(CheckedExpression?)
    case `break`
    case `continue`
    case discard
  }
}

/// Any of the three loops.
public struct CheckedLoop: Sendable {
  /// Of a `for`; its variables live as long as the loop.
  public var first: [CheckedStatement]
  /// Declared anew in every turn: `while (bool b = f())`.
  public var conditionVariable: VariableID?
  /// Nil for an endless loop. With a ``conditionVariable``, its value.
  public var condition: CheckedExpression?
  /// Of a `do`: the body runs once before the condition is asked.
  public var asksLast: Bool
  public var next: CheckedExpression?
  public var body: CheckedStatement

  public init(
    first: [CheckedStatement], conditionVariable: VariableID?, condition: CheckedExpression?,
    asksLast: Bool, next: CheckedExpression?, body: CheckedStatement
  ) {
    self.first = first
    self.conditionVariable = conditionVariable
    self.condition = condition
    self.asksLast = asksLast
    self.next = next
    self.body = body
  }
}

/// Labels and the statements up to the next label; without a `break` the next section follows.
public struct SwitchSection: Sendable {
  /// Bits of the values.
  public var labels: [UInt32]
  public var isDefault: Bool
  public var body: [CheckedStatement]

  public init(labels: [UInt32], isDefault: Bool, body: [CheckedStatement]) {
    self.labels = labels
    self.isDefault = isDefault
    self.body = body
  }
}
