import CSimulator

extension ConstantFolder {
  /// A built-in function's value; nil for texture functions and `modf`.
  static func call(_ function: BuiltinFunction, _ arguments: [ConstantValue]) -> [UInt32]? {
    // What 1.00 has and can be constant, 3.00 has too.
    guard
      let overload = BuiltinTable.overload(of: function, arguments: arguments.map(\.type), in: .es300),
      overload.isConstant
    else { return nil }
    switch overload.execution {
    case .instruction(let opcode): return run(opcode, arguments, result: overload.result)
    case .exchanged(let opcode): return run(opcode, arguments.reversed(), result: overload.result)
    case .expansion:
      return choosing(function, arguments, result: overload.result)
        ?? geometry(function, arguments.map(\.floats))?.map(\.bitPattern)
        ?? matrices(function, arguments, result: overload.result) ?? packing(function, arguments)
    }
  }

  private static func run(
    _ opcode: sim_opcode, _ arguments: [ConstantValue], result: GLSLType
  ) -> [UInt32] {
    let words: [UInt32]
    if sim_describe(opcode).shape == SIM_SHAPE_REDUCE {
      words = [InstructionReference.reduce(opcode, arguments[0].words.indices.map(arguments[0].operand))]
    } else {
      words = (0..<result.scalarCount).map { index in
        let operands = arguments.map { $0.operand(index) } + [0, 0, 0]
        return InstructionReference.evaluate(opcode, operands[0], operands[1], operands[2])
      }
    }
    return result.componentKind == .bool ? words.map { $0 & 1 } : words
  }

  private static func choosing(
    _ function: BuiltinFunction, _ arguments: [ConstantValue], result: GLSLType
  ) -> [UInt32]? {
    let count = result.scalarCount
    switch function {
    case .clamp:
      let isSigned = result.componentKind == .int
      return (0..<count).map { index in
        let least = InstructionReference.evaluate(
          isSigned ? SIM_imax : SIM_umax, arguments[0].operand(index), arguments[1].operand(index))
        return InstructionReference.evaluate(
          isSigned ? SIM_imin : SIM_umin, least, arguments[2].operand(index))
      }
    case .mix:
      return (0..<count).map { index in
        arguments[arguments[2].operand(index) == 0 ? 0 : 1].words[index]
      }
    case .fwidth: return Array(repeating: 0, count: count)
    default: return nil
    }
  }

  /// Angles and geometry (8.1, 8.5): every operation rounded to float32.
  private static func geometry(_ function: BuiltinFunction, _ values: [[Float]]) -> [Float]? {
    guard let a = values.first else { return nil }
    let b = values.dropFirst().first ?? a
    let c = values.dropFirst(2).first ?? a
    switch function {
    case .radians: return a.map { $0 * Float(Double.pi / 180) }
    case .degrees: return a.map { $0 * Float(180 / Double.pi) }
    case .length: return [dot(a, a).squareRoot()]
    case .distance:
      let difference = zip(a, b).map { $0 - $1 }
      return [dot(difference, difference).squareRoot()]
    case .dot: return [dot(a, b)]
    case .cross:
      return [(1, 2), (2, 0), (0, 1)].map { a[$0.0] * b[$0.1] - b[$0.0] * a[$0.1] }
    case .normalize:
      let length = dot(a, a).squareRoot()
      return a.map { $0 / length }
    case .faceforward: return dot(c, b) < 0 ? a : a.map { -$0 }
    case .reflect:
      let twice = 2 * dot(b, a)
      return zip(a, b).map { $0 - twice * $1 }
    case .refract:
      let eta = c[0]
      let cosine = dot(b, a)
      let k = 1 - eta * eta * (1 - cosine * cosine)
      return zip(a, b).map { k < 0 ? 0 : eta * $0 - (eta * cosine + k.squareRoot()) * $1 }
    default: return nil
    }
  }

  private static func dot(_ a: [Float], _ b: [Float]) -> Float {
    Float(bitPattern: InstructionReference.dot(a.map(\.bitPattern), b.map(\.bitPattern), fused: false))
  }

  private static func matrices(
    _ function: BuiltinFunction, _ arguments: [ConstantValue], result: GLSLType
  ) -> [UInt32]? {
    let words = arguments[0].words
    switch (function, arguments[0].type) {
    case (.outerProduct, _):
      return arguments[1].words.flatMap { row in
        words.map { InstructionReference.evaluate(SIM_mul, $0, row) }
      }
    case (.transpose, .matrix(let columns, let rows)):
      return matrix(rows, columns) { column, row in words[row * rows + column] }
    case (.determinant, .matrix(let size, _)):
      return [InstructionReference.determinant(words, size: size)]
    case (.inverse, .matrix(let size, _)): return InstructionReference.inverse(words, size: size)
    default: return nil
    }
  }

  private static func packing(_ function: BuiltinFunction, _ arguments: [ConstantValue]) -> [UInt32]? {
    func pack(_ opcode: sim_opcode) -> [UInt32] {
      [InstructionReference.pack(opcode, arguments[0].operand(0), arguments[0].operand(1))]
    }
    func unpack(_ opcode: sim_opcode) -> [UInt32] {
      InstructionReference.unpack(opcode, arguments[0].operand(0))
    }
    return switch function {
    case .packSnorm2x16: pack(SIM_pack_snorm2x16)
    case .packUnorm2x16: pack(SIM_pack_unorm2x16)
    case .packHalf2x16: pack(SIM_pack_half2x16)
    case .unpackSnorm2x16: unpack(SIM_unpack_snorm2x16)
    case .unpackUnorm2x16: unpack(SIM_unpack_unorm2x16)
    case .unpackHalf2x16: unpack(SIM_unpack_half2x16)
    default: nil
    }
  }
}
