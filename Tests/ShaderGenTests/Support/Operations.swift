import Foundation
import ShaderGen

extension Value {
  /// What a built-in function takes: floats, or ints.
  var floatsOrInts: Value {
    get throws {
      switch self {
      case .float, .int: return self
      default: throw InterpreterError("\(self) for a built-in function")
      }
    }
  }
}

/// Operators and built-in functions as GLSL ES 3.00 defines them.
enum Operations {
  static func binary(_ symbol: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.bool(let a), .bool(let b)) where symbol == .and: return .bool(a && b)
    case (.bool(let a), .bool(let b)) where symbol == .or: return .bool(a || b)
    case (.matrix(let m), .float(let v)) where symbol == .multiply && v.count == 4:
      return .float((0..<4).map { row in (0..<4).reduce(0) { $0 + m[4 * $1 + row] * v[$1] } })
    case (.float(let a), .float(let b)):
      if let result = compare(symbol, a, b) { return .bool(result) }
      return .float(try pairwise(a, b) { try arithmetic(symbol, $0, $1) })
    case (.int(let a), .int(let b)):
      if let result = compare(symbol, a, b) { return .bool(result) }
      return .int(try pairwise(a, b) { try arithmetic(symbol, $0, $1) })
    case (.uint, .int(let b)) where symbol == .shiftLeft || symbol == .shiftRight:
      return try binary(symbol, left, .uint(b.map { UInt32($0) }))
    case (.uint(let a), .uint(let b)):
      if let result = compare(symbol, a, b) { return .bool(result) }
      return .uint(try pairwise(a, b) { try arithmetic(symbol, $0, $1) })
    default: throw InterpreterError("\(left.type) \(symbol.rawValue) \(right.type)")
    }
  }

  private static func pairwise<T>(_ a: [T], _ b: [T], _ body: (T, T) throws -> T) throws -> [T] {
    guard a.count == b.count || a.count == 1 || b.count == 1 else {
      throw InterpreterError("\(a.count) and \(b.count) components")
    }
    return try (0..<max(a.count, b.count)).map { index in
      try body(a.count == 1 ? a[0] : a[index], b.count == 1 ? b[0] : b[index])
    }
  }

  private static func compare<T: Comparable>(_ symbol: BinaryOperator, _ a: [T], _ b: [T]) -> Bool? {
    switch symbol {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a[0] < b[0]
    case .lessOrEqual: return a[0] <= b[0]
    case .greater: return a[0] > b[0]
    case .greaterOrEqual: return a[0] >= b[0]
    default: return nil
    }
  }

  private static func arithmetic(_ symbol: BinaryOperator, _ a: Float, _ b: Float) throws -> Float {
    switch symbol {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    default: throw InterpreterError("float \(symbol.rawValue)")
    }
  }

  private static func arithmetic<T: FixedWidthInteger>(
    _ symbol: BinaryOperator, _ a: T, _ b: T
  ) throws -> T {
    func checked(_ result: (partialValue: T, overflow: Bool)) throws -> T {
      guard !result.overflow || !T.isSigned else { throw InterpreterError("overflow") }
      return result.partialValue
    }
    switch symbol {
    case .add: return try checked(a.addingReportingOverflow(b))
    case .subtract: return try checked(a.subtractingReportingOverflow(b))
    case .multiply: return try checked(a.multipliedReportingOverflow(by: b))
    case .bitAnd: return a & b
    case .bitOr: return a | b
    case .bitXor: return a ^ b
    case .shiftLeft where b < 32: return a << b
    case .shiftRight where b < 32: return a >> b
    default: throw InterpreterError("integer \(symbol.rawValue) by \(b)")
    }
  }

  static func builtin(_ builtin: Builtin, _ arguments: [Value]) throws -> Value {
    if builtin == .clamp, case .int(let value) = arguments[0] {
      let low = try arguments[1].ints
      let high = try arguments[2].ints
      return .int(value.indices.map { min(max(value[$0], low[$0]), high[$0]) })
    }
    let floats = try arguments.map { try $0.floats }
    func each(_ body: ([Float]) -> Float) -> Value {
      .float(floats[0].indices.map { index in body(floats.map { $0.count == 1 ? $0[0] : $0[index] }) })
    }
    switch builtin {
    case .abs: return each { abs($0[0]) }
    case .clamp: return each { min(max($0[0], $0[1]), $0[2]) }
    case .dot: return .float([zip(floats[0], floats[1]).reduce(0) { $0 + $1.0 * $1.1 }])
    case .floor: return each { $0[0].rounded(.down) }
    case .fract: return each { $0[0] - $0[0].rounded(.down) }
    case .max: return each { max($0[0], $0[1]) }
    case .min: return each { min($0[0], $0[1]) }
    case .mix: return each { $0[0] * (1 - $0[2]) + $0[1] * $0[2] }
    case .step: return .float(floats[1].map { $0 < floats[0][0] ? 0 : 1 })
    }
  }

  static func construct(_ type: ValueType, _ components: [Value]) throws -> Value {
    var numbers: [Double] = []
    for component in components {
      switch component {
      case .int(let values): numbers += values.map(Double.init)
      case .uint(let values): numbers += values.map(Double.init)
      case .float(let values): numbers += values.map(Double.init)
      default: throw InterpreterError("\(component) in a constructor")
      }
    }
    let count: Int
    switch type {
    case .scalar: count = 1
    case .vector(_, let size): count = size
    case .matrix(let size): count = size * size
    }
    if numbers.count == 1, count <= 4 { numbers = Array(repeating: numbers[0], count: count) }
    guard numbers.count == count else { throw InterpreterError("\(type) of \(numbers.count)") }
    switch (type, type.scalar) {
    case (.matrix, _): return .matrix(numbers.map(Float.init))
    case (_, .float): return .float(numbers.map(Float.init))
    // Conversion from float truncates towards zero.
    case (_, .int): return .int(numbers.map { Int32($0) })
    case (_, .uint): return .uint(numbers.map { UInt32($0) })
    case (_, .bool): throw InterpreterError("bool constructor")
    }
  }
}
