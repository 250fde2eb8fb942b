extension Printer {
  /// An expression's text.
  package func print(_ expression: Expression) -> String {
    switch expression {
    case .literal(let literal): dialect.spelling(literal)
    case .variable(let variable): variable.name
    case .uniform(let uniform): dialect.spelling(uniform)
    case .pixel: dialect.pixel + ".xy"
    case .fetch(let texture, let position): dialect.fetch(texture, at: print(position), in: program.layout)
    case .unary(let symbol, let operand):
      Self.joined(symbol.rawValue, print(operand, above: .unary))
    case .binary(let symbol, let left, let right):
      print(left, above: symbol.precedence)
        + Self.joined(symbol.rawValue, print(right, above: symbol.precedence.next))
    case .select(let condition, let value, let other):
      "\(print(condition, above: Precedence.select.next))?\(print(value)):\(print(other, above: .select))"
    case .call(let function, let arguments): "\(function.name)(\(print(arguments)))"
    case .builtin(let builtin, let arguments): "\(dialect.spelling(builtin))(\(print(arguments)))"
    case .construct(let type, let components): print(type, components)
    case .swizzle(.pixel, let components): dialect.pixel + Self.suffix(components)
    case .swizzle(let vector, let components):
      print(vector, above: .postfix) + Self.suffix(components)
    case .index(let value, let position): "\(print(value, above: .postfix))[\(print(position))]"
    }
  }

  /// A constructor; hosts that convert nothing get floats for whole numbers and matrices column by column.
  private func print(_ type: ValueType, _ components: [Expression]) -> String {
    let name = dialect.spelling(type)
    guard !dialect.convertsIntegers, type.scalar == .float else { return "\(name)(\(print(components)))" }
    let floats = components.map { component -> Expression in
      if case .literal(.int(let value)) = component { .float(Float(value)) } else { component }
    }
    guard case .matrix(let size) = type, floats.count == size * size else { return "\(name)(\(print(floats)))" }
    let columns = (0..<size).map { column in
      Expression.construct(.vector(.float, size), Array(floats[column * size..<(column + 1) * size]))
    }
    return "\(name)(\(columns.map { print($0) }.joined(separator: ",")))"
  }

  private static func suffix(_ components: [Component]) -> String {
    "." + components.map { "\($0)" }.joined()
  }

  private func print(_ list: [Expression]) -> String {
    list.map { print($0) }.joined(separator: ",")
  }

  /// In parentheses where the expression binds less tightly than its place demands.
  private func print(_ expression: Expression, above precedence: Precedence) -> String {
    let text = print(expression)
    return expression.precedence < precedence ? "(\(text))" : text
  }

  /// `a-` and `-b` must not become `a--b`.
  private static func joined(_ symbol: String, _ operand: String) -> String {
    symbol.last == operand.first ? "\(symbol)(\(operand))" : symbol + operand
  }
}

/// How tightly an expression binds, loosest first, as in C and all of its descendants.
enum Precedence: Int, Comparable {
  case select, or, and, bitOr, bitXor, bitAnd, equality, relation, shift, sum, product, unary, postfix

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// What the right operand of a left-associative operator must bind like.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .postfix }
}

extension Expression {
  var precedence: Precedence {
    switch self {
    case .unary: .unary
    case .literal(.float(let value)) where value.sign == .minus: .unary
    case .literal(.int(let value)) where value < 0: .unary
    case .binary(let symbol, _, _): symbol.precedence
    case .select: .select
    default: .postfix
    }
  }
}

extension BinaryOperator {
  var precedence: Precedence {
    switch self {
    case .multiply, .divide: .product
    case .add, .subtract: .sum
    case .shiftLeft, .shiftRight: .shift
    case .less, .lessOrEqual, .greater, .greaterOrEqual: .relation
    case .equal, .notEqual: .equality
    case .bitAnd: .bitAnd
    case .bitXor: .bitXor
    case .bitOr: .bitOr
    case .and: .and
    case .or: .or
    }
  }
}
