/// Computes the integer expressions of `#if`, `#elif` and `#line` (GLSL ES 1.00 and 3.00, 3.4).
///
/// Numbers have 32 bits and wrap around, as in the drivers.
struct ConditionEvaluator {
  /// A number, or the reason why there is none; the reason matters only if the number does.
  private enum Value {
    case number(Int32)
    case failure(PreprocessingProblem, SourceLocation)
  }

  private enum Operator {
    case prefix(Punctuator)
    case binary(Punctuator, SourceLocation)
    case parenthesis

    var strength: Int {
      switch self {
      case .prefix: 100
      case .binary(let sign, _): sign.strength ?? 0
      case .parenthesis: -1
      }
    }
  }

  private let tokens: [Token]
  private let file: String
  /// Where an expression that ends too early is reported.
  private let end: SourceLocation
  private(set) var position = 0
  private var values: [Value] = []
  private var operators: [Operator] = []

  /// - Parameter tokens: of the directive, macros replaced and `defined` answered.
  init(_ tokens: [Token], end: SourceLocation, file: String) {
    self.tokens = tokens
    self.end = end
    self.file = file
  }

  var isAtEnd: Bool { position >= tokens.count }

  /// The value of the expression that begins at the position; reads on to where it ends.
  mutating func evaluate() throws(ShaderError) -> Int32 {
    (values, operators) = ([], [])
    var wantsOperand = true
    while position < tokens.count {
      if wantsOperand {
        wantsOperand = try operand()
      } else if try !operation(&wantsOperand) {
        break
      }
    }
    if wantsOperand { throw failure(.incompleteCondition, at: end) }
    reduce(downTo: 0)
    guard operators.isEmpty, let value = values.popLast() else {
      throw failure(.incompleteCondition, at: end)
    }
    switch value {
    case .number(let number): return number
    case .failure(let problem, let location): throw failure(problem, at: location)
    }
  }

  private mutating func operand() throws(ShaderError) -> Bool {
    let token = tokens[position]
    position += 1
    switch token.kind {
    case .integer(let value), .unsignedInteger(let value): values.append(.number(Int32(bitPattern: value)))
    case .punctuator(.leftParenthesis):
      operators.append(.parenthesis)
      if operators.count > ShaderLimit.nesting.largest {
        throw ShaderError(file: file, location: token.location, problem: .limit(.nesting))
      }
      return true
    case .punctuator(let sign) where [.plus, .minus, .not, .bitwiseNot].contains(sign):
      operators.append(.prefix(sign))
      return true
    case .invalid(let problem): throw ShaderError(file: file, location: token.location, problem: problem)
    default:
      guard let word = token.kind.word else { throw unexpected(token) }
      values.append(.failure(.undefinedName(word), token.location))
    }
    return false
  }

  /// - Returns: whether the expression goes on.
  private mutating func operation(_ wantsOperand: inout Bool) throws(ShaderError) -> Bool {
    let token = tokens[position]
    if case .punctuator(.rightParenthesis) = token.kind {
      reduce(downTo: 0)
      guard operators.popLast() != nil else { throw unexpected(token) }
      position += 1
      return true
    }
    guard case .punctuator(let sign) = token.kind, let strength = sign.strength, sign != .comma,
      sign != .exclusiveOr
    else { return false }
    reduce(downTo: strength)
    operators.append(.binary(sign, token.location))
    position += 1
    wantsOperand = true
    return true
  }

  private mutating func reduce(downTo strength: Int) {
    while let last = operators.last, last.strength >= strength, let right = values.popLast() {
      operators.removeLast()
      switch last {
      case .prefix(let sign): values.append(Self.prefix(sign, right))
      case .binary(let sign, let location):
        guard let left = values.popLast() else { return }
        values.append(Self.binary(sign, left, right, at: location))
      case .parenthesis: return
      }
    }
  }

  private static func prefix(_ sign: Punctuator, _ value: Value) -> Value {
    guard case .number(let number) = value else { return value }
    switch sign {
    case .minus: return .number(0 &- number)
    case .not: return .number(number == 0 ? 1 : 0)
    case .bitwiseNot: return .number(~number)
    default: return value
    }
  }

  private static func binary(_ sign: Punctuator, _ left: Value, _ right: Value, at location: SourceLocation) -> Value {
    guard case .number(let a) = left else { return left }
    // What the left side decides alone, the right side cannot spoil.
    if sign == .and, a == 0 { return .number(0) }
    if sign == .or, a != 0 { return .number(1) }
    guard case .number(let b) = right else { return right }
    func truth(_ value: Bool) -> Value { .number(value ? 1 : 0) }
    switch sign {
    case .star: return .number(a &* b)
    case .slash, .percent:
      if b == 0 { return .failure(.divisionByZero, location) }
      if b == -1 { return .number(sign == .slash ? 0 &- a : 0) }
      return .number(sign == .slash ? a / b : a % b)
    case .plus: return .number(a &+ b)
    case .minus: return .number(a &- b)
    case .shiftLeft, .shiftRight:
      guard (0..<32).contains(b) else { return .failure(.shiftOutOfRange, location) }
      return .number(sign == .shiftLeft ? a << b : a >> b)
    case .less: return truth(a < b)
    case .greater: return truth(a > b)
    case .lessOrEqual: return truth(a <= b)
    case .greaterOrEqual: return truth(a >= b)
    case .equal: return truth(a == b)
    case .notEqual: return truth(a != b)
    case .bitwiseAnd: return .number(a & b)
    case .bitwiseExclusiveOr: return .number(a ^ b)
    case .bitwiseOr: return .number(a | b)
    case .and, .or: return truth(b != 0)
    default: return left
    }
  }

  /// The error of a token behind which no expression goes on.
  func unexpectedRest() -> ShaderError? { isAtEnd ? nil : unexpected(tokens[position]) }

  private func unexpected(_ token: Token) -> ShaderError {
    if case .invalid(let problem) = token.kind {
      return ShaderError(file: file, location: token.location, problem: problem)
    }
    return failure(.unexpectedInCondition(token.kind.description), at: token.location)
  }

  private func failure(_ problem: PreprocessingProblem, at location: SourceLocation) -> ShaderError {
    ShaderError(file: file, location: location, problem: .preprocessing(problem))
  }
}
