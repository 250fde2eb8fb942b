import CSimulator

extension ConstantFolder {
  /// A constructor's value (GLSL ES 3.00, 5.4); nil for arguments that are too few.
  static func construct(_ type: GLSLType, from arguments: [ConstantValue]) -> [UInt32]? {
    switch type {
    case .array, .structure:
      let words = arguments.flatMap(\.words)
      return words.count == type.scalarCount ? words : nil
    case .scalar(let kind): return components(of: arguments, as: kind, count: 1)
    case .vector(let kind, let count):
      guard arguments.count == 1, arguments[0].words.count == 1 else {
        return components(of: arguments, as: kind, count: count)
      }
      return components(of: Array(repeating: arguments[0], count: count), as: kind, count: count)
    case .matrix(let columns, let rows):
      guard arguments.count == 1, let argument = arguments.first else {
        return components(of: arguments, as: .float, count: columns * rows)
      }
      if case .matrix(let givenColumns, let givenRows) = argument.type {
        return matrix(columns, rows) { column, row in
          column < givenColumns && row < givenRows
            ? argument.words[column * givenRows + row] : column == row ? Float(1).bitPattern : 0
        }
      }
      guard let word = components(of: arguments, as: .float, count: 1)?.first, argument.words.count == 1
      else { return components(of: arguments, as: .float, count: columns * rows) }
      return matrix(columns, rows) { column, row in column == row ? word : 0 }
    case .void, .sampler: return nil
    }
  }

  static func matrix(_ columns: Int, _ rows: Int, _ element: (Int, Int) -> UInt32) -> [UInt32] {
    (0..<columns).flatMap { column in (0..<rows).map { element(column, $0) } }
  }

  /// The first components of all arguments, one after the other; surplus ones are left out.
  private static func components(
    of arguments: [ConstantValue], as kind: ScalarKind, count: Int
  ) -> [UInt32]? {
    var words: [UInt32] = []
    for argument in arguments {
      guard let from = argument.type.componentKind else { return nil }
      words += argument.words.map { convert($0, from: from, to: kind) }
    }
    return words.count >= count ? Array(words.prefix(count)) : nil
  }

  /// One component (5.4.1).
  static func convert(_ word: UInt32, from: ScalarKind, to: ScalarKind) -> UInt32 {
    switch (from, to) {
    case (.float, .float),
      (.bool, _) where to != .float:
      word
    case (.bool, _): word == 0 ? 0 : Float(1).bitPattern
    case (.float, .bool): Float(bitPattern: word) == 0 ? 0 : 1
    case (_, .bool): word == 0 ? 0 : 1
    case (.float, .int): InstructionReference.evaluate(SIM_float_to_int, word)
    case (.float, .uint): InstructionReference.evaluate(SIM_float_to_uint, word)
    case (.int, .float): InstructionReference.evaluate(SIM_int_to_float, word)
    case (.uint, .float): InstructionReference.evaluate(SIM_uint_to_float, word)
    default: word
    }
  }
}
