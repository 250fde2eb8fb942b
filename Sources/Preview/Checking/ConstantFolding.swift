import CSimulator

/// Computes expressions whose operands are constants (GLSL ES 1.00, 5.10; 3.00, 4.3.3 and 12.43).
///
/// Floats are float32 with the results of IEEE 754; integers wrap around. What the language leaves undefined has the
/// value that the batch machine gives it.
package struct ConstantFolder: Sendable {
  /// 3.00 takes the comma operator out of constant expressions.
  package let version: GLSLVersion

  package init(version: GLSLVersion) { self.version = version }

  /// The expression as a constant; itself where an operand is none, or where a call is never constant.
  ///
  /// Operands must have been folded before: only the outermost operation is computed.
  package func fold(_ expression: CheckedExpression) -> CheckedExpression {
    guard let value = value(of: expression) else { return expression }
    var folded = expression
    folded.kind = .constant(value)
    return folded
  }

  /// What ``fold(_:)`` puts in the expression's place; nil for none.
  package func value(of expression: CheckedExpression) -> ConstantValue? {
    let words: [UInt32]?
    switch expression.kind {
    case .constant(let value): words = value.words
    case .swizzle(let base, let components):
      words = Self.constant(base).flatMap { Self.pick(components, from: $0.words) }
    case .index(let base, let index):
      words = Self.constants([base, index]).flatMap { Self.element(of: $0[0], at: $0[1], type: expression.type) }
    case .field(let base, let field):
      words = Self.constant(base).flatMap { value in
        let first = value.type.offset(ofField: field)
        return Self.pick(Array(first..<first + expression.type.scalarCount), from: value.words)
      }
    case .unary(let operation, let operand):
      words = Self.constant(operand).flatMap { Self.apply(operation, to: $0) }
    case .binary(let operation, let left, let right):
      words = Self.constants([left, right]).flatMap { Self.apply(operation, $0[0], $0[1]) }
    case .and(let left, let right):
      words = Self.constants([left, right]).map { [$0[0].isTrue && $0[1].isTrue ? 1 : 0] }
    case .or(let left, let right):
      words = Self.constants([left, right]).map { [$0[0].isTrue || $0[1].isTrue ? 1 : 0] }
    case .conditional(let condition, let first, let second):
      words = Self.constants([condition, first, second]).map { ($0[0].isTrue ? $0[1] : $0[2]).words }
    case .sequence(let first, let second):
      words = version == .es300 ? nil : Self.constants([first, second])?[1].words
    case .construct(let arguments):
      words = Self.constants(arguments).flatMap { Self.construct(expression.type, from: $0) }
    case .builtin(let function, let arguments):
      words = Self.constants(arguments).flatMap { Self.call(function, $0) }
    case .variable, .assign, .compound, .increment, .call: words = nil
    }
    return words.map { ConstantValue(type: expression.type, words: $0) }
  }

  /// Whether an operation of constants divides an integer by zero: it has a value, but deserves a warning.
  package func dividesByZero(_ expression: CheckedExpression) -> Bool {
    guard case .binary(let operation, let left, let right) = expression.kind,
      operation == .divide || operation == .remainder, Self.constant(left) != nil,
      let divisor = Self.constant(right), divisor.type.componentKind != .float
    else { return false }
    return divisor.words.contains(0)
  }

  private static func constant(_ expression: CheckedExpression) -> ConstantValue? {
    guard case .constant(let value) = expression.kind else { return nil }
    return value
  }

  private static func constants(_ expressions: [CheckedExpression]) -> [ConstantValue]? {
    let values = expressions.compactMap(constant)
    return values.count == expressions.count ? values : nil
  }

  private static func pick(_ indices: [Int], from words: [UInt32]) -> [UInt32]? {
    indices.allSatisfy(words.indices.contains) ? indices.map { words[$0] } : nil
  }

  /// An index out of range is an error of its own; here it means the nearest element.
  private static func element(of value: ConstantValue, at index: ConstantValue, type: GLSLType) -> [UInt32]? {
    let size = type.scalarCount
    guard size > 0, let word = index.words.first, value.words.count >= size else { return nil }
    let last = value.words.count / size - 1
    let number = index.type == .uint ? Int(word) : Int(Int32(bitPattern: word))
    let first = max(0, min(number, last)) * size
    return Array(value.words[first..<first + size])
  }
}

extension ConstantValue {
  /// Of a bool.
  var isTrue: Bool { words.first == 1 }

  /// Component `index` as the machine's instructions want it: truth is all bits set. A scalar repeats.
  func operand(_ index: Int) -> UInt32 {
    let word = words.count == 1 ? words[0] : index < words.count ? words[index] : 0
    return type.componentKind == .bool ? 0 &- word : word
  }

  /// Components as floats.
  var floats: [Float] { words.map { Float(bitPattern: $0) } }
}
