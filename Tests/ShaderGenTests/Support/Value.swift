import ShaderGen

/// A value of the interpreter: a scalar is a vector of one component.
enum Value: Equatable {
  case bool(Bool)
  case int([Int32])
  case uint([UInt32])
  case float([Float])
  /// Column by column.
  case matrix([Float])

  var type: ValueType {
    switch self {
    case .bool: .bool
    case .int(let values): values.count == 1 ? .int : .vector(.int, values.count)
    case .uint(let values): values.count == 1 ? .uint : .vector(.uint, values.count)
    case .float(let values): values.count == 1 ? .float : .vector(.float, values.count)
    case .matrix(let values): .matrix(values.count == 16 ? 4 : 0)
    }
  }

  var floats: [Float] {
    get throws {
      guard case .float(let values) = self else { throw InterpreterError("\(self) is no float") }
      return values
    }
  }

  var ints: [Int32] {
    get throws {
      guard case .int(let values) = self else { throw InterpreterError("\(self) is no int") }
      return values
    }
  }

  var isTrue: Bool {
    get throws {
      guard case .bool(let value) = self else { throw InterpreterError("\(self) is no bool") }
      return value
    }
  }
}

struct InterpreterError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
