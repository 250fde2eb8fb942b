/// Operands that wait for their operators, and operators that wait for their operands.
struct ExpressionStack {
  struct Operand {
    var expression: SyntaxExpression
    /// Where its first token stands, which is not always the place of its node.
    var start: SourceLocation
    /// Nodes from here to the farthest leaf.
    var height: Int
  }

  /// An operator or an open bracket.
  enum Frame {
    case prefix(Punctuator, SourceLocation)
    case binary(Punctuator, SourceLocation)
    case assignment(Punctuator, SourceLocation)
    /// Between `?` and `:`.
    case then
    /// After `:`.
    case otherwise
    case parenthesis(SourceLocation)
    case index(SourceLocation)
    /// Operands from `first` on are arguments.
    case arguments(Callee, first: Int, SourceLocation)
    /// Between the brackets of `float[2](…)`.
    case arraySize(SyntaxType.Base, SourceLocation, bracket: SourceLocation)

    /// Whether an operator that comes later must wait for it to be closed.
    var isOpen: Bool {
      switch self {
      case .then, .parenthesis, .index, .arguments, .arraySize: true
      case .prefix, .binary, .assignment, .otherwise: false
      }
    }

    /// How strongly it holds its operands; the comma least.
    var strength: Int {
      switch self {
      case .prefix: 100
      case .binary(let sign, _): sign.strength ?? 0
      case .assignment, .otherwise: 1
      case .then, .parenthesis, .index, .arguments, .arraySize: -1
      }
    }
  }

  enum Callee {
    case function(String)
    case type(SyntaxType)
    /// Of the operand before the arguments.
    case method(String)
  }

  private(set) var operands: [Operand] = []
  private(set) var frames: [Frame] = []
  /// Brackets that are open, `?` included.
  private(set) var openCount = 0
  /// Levels that the expression may have.
  let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Whether neither tree nor brackets are deeper than allowed.
  var isWithinLimit: Bool { openCount <= limit && (operands.last?.height ?? 0) <= limit }

  mutating func push(_ kind: SyntaxExpression.Kind, at location: SourceLocation) {
    operands.append(Operand(expression: SyntaxExpression(kind, at: location), start: location, height: 1))
  }

  mutating func push(_ frame: Frame) {
    if frame.isOpen { openCount += 1 }
    frames.append(frame)
  }

  /// The innermost open bracket.
  var open: Frame? { frames.last(where: \.isOpen) }

  mutating func popOpen() {
    frames.removeLast()
    openCount -= 1
  }

  mutating func popOperand() -> Operand { operands.removeLast() }

  mutating func popOperands(from first: Int) -> [Operand] {
    defer { operands.removeLast(operands.count - first) }
    return Array(operands[first...])
  }

  /// Replaces operands by the node that joins them.
  mutating func join(
    _ kind: SyntaxExpression.Kind, of children: [Operand], at location: SourceLocation, start: SourceLocation
  ) {
    let height = children.reduce(0) { max($0, $1.height) } + 1
    operands.append(
      Operand(expression: SyntaxExpression(kind, at: location), start: start, height: height))
  }

  /// Gives operators on top their operands, as far as they hold them at least so strongly.
  ///
  /// - Returns: whether the tree is within its limit all the time.
  mutating func reduce(downTo strength: Int) -> Bool {
    while let frame = frames.last, frame.strength >= strength, !frame.isOpen {
      frames.removeLast()
      let last = operands.removeLast()
      switch frame {
      case .prefix(let sign, let location):
        join(.prefix(sign, last.expression), of: [last], at: location, start: location)
      case .binary(let sign, let location):
        let first = operands.removeLast()
        join(
          .binary(sign, first.expression, last.expression), of: [first, last], at: location,
          start: first.start)
      case .assignment(let sign, let location):
        let first = operands.removeLast()
        join(
          .assignment(sign, first.expression, last.expression), of: [first, last], at: location,
          start: first.start)
      default:
        let second = operands.removeLast()
        let first = operands.removeLast()
        join(
          .conditional(first.expression, second.expression, last.expression), of: [first, second, last],
          at: first.start, start: first.start)
      }
      if !isWithinLimit { return false }
    }
    return true
  }
}

extension Punctuator {
  /// How strongly an operator between two operands holds them; nil for other signs.
  ///
  /// Source: GLSL ES 3.00, 5.1, "Operators".
  var strength: Int? {
    switch self {
    case .comma: 0
    case .or: 3
    case .exclusiveOr: 4
    case .and: 5
    case .bitwiseOr: 6
    case .bitwiseExclusiveOr: 7
    case .bitwiseAnd: 8
    case .equal, .notEqual: 9
    case .less, .greater, .lessOrEqual, .greaterOrEqual: 10
    case .shiftLeft, .shiftRight: 11
    case .plus, .minus: 12
    case .star, .slash, .percent: 13
    default: nil
    }
  }

  var isAssignment: Bool {
    switch self {
    case .assign, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign, .remainderAssign, .andAssign,
      .orAssign, .exclusiveOrAssign, .shiftLeftAssign, .shiftRightAssign:
      true
    default: false
    }
  }

  var isPrefix: Bool {
    switch self {
    case .plus, .minus, .not, .bitwiseNot, .increment, .decrement: true
    default: false
    }
  }
}
