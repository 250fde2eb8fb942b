import CSimulator

/// Writes a lowered program down for people: one line an instruction.
///
/// Operands are `u12` (a uniform word), `u12=0.5` (one that is constant: what its first component is, as the
/// instruction reads it) or `r3` (a slot); `*` marks one that repeats. Jumps name the line they go to, `@7`.
public struct Disassembler {
  private let program: LoweredProgram

  public init(_ program: LoweredProgram) { self.program = program }

  /// A line an instruction, each ended by a line feed.
  public func text() -> String {
    program.instructions.indices.map { "\($0): \(line(program.instructions[$0]))\n" }.joined()
  }

  private func line(_ instruction: sim_instruction) -> String {
    let opcode = sim_opcode(rawValue: UInt32(instruction.opcode))
    let flags = Int(instruction.flags)
    let info = sim_describe(opcode)
    let mnemonic = String(cString: info.mnemonic)
    func place(_ offset: UInt32, uniform: Int32, repeats: Int32) -> String {
      let isUniform = flags & Int(uniform) != 0
      var name = isUniform ? "u\(offset)" : "r\((Int(offset) - program.firstSlot) / program.lanes)"
      if flags & Int(repeats) != 0 { name += "*" }
      guard isUniform, Int(offset) < program.constantWords else { return name }
      return name + "=" + Self.text(program.initialWords[Int(offset)])
    }
    let d = place(instruction.d, uniform: Int32(SIM_D_UNIFORM), repeats: 0)
    let a = place(instruction.a, uniform: Int32(SIM_A_UNIFORM), repeats: Int32(SIM_A_REPEATS))
    let b = place(instruction.b, uniform: Int32(SIM_B_UNIFORM), repeats: Int32(SIM_B_REPEATS))
    let c = place(instruction.c, uniform: Int32(SIM_C_UNIFORM), repeats: Int32(SIM_C_REPEATS))
    let name = mnemonic + (instruction.count > 1 ? ".\(instruction.count)" : "")
    switch info.shape {
    case SIM_SHAPE_UNARY, SIM_SHAPE_REDUCE: return "\(name) \(d), \(a)"
    case SIM_SHAPE_BINARY, SIM_SHAPE_REDUCE2: return "\(name) \(d), \(a), \(b)"
    case SIM_SHAPE_TERNARY: return "\(name) \(d), \(a), \(b), \(c)"
    default: break
    }
    switch opcode {
    case SIM_jump: return "\(name) @\(instruction.imm0)"
    case SIM_jump_if, SIM_jump_unless, SIM_jump_if_any, SIM_jump_if_none:
      return "\(name) \(a), @\(instruction.imm0)"
    case SIM_turn: return "\(name) \(instruction.imm0)"
    case SIM_end: return name
    case SIM_trap_if: return "\(name) \(a), \(b), \(c), trap \(instruction.imm0)"
    case SIM_matvec:
      let sum = instruction.imm2 & 2 != 0 ? ", \(c)" : ""
      return "\(name) \(d), \(a), \(b)\(sum), \(instruction.imm0)x\(instruction.imm1)"
    case SIM_texel, SIM_texel_outside: return "\(name) \(d), \(a), \(b), \(unit(instruction, c))"
    case SIM_sample, SIM_sample_cube:
      let reference = instruction.imm2 == 0 ? "" : ", \(b)"
      return "\(name) \(d), \(a)\(reference), \(unit(instruction, c))"
    case SIM_texture_size: return "\(name) \(d), \(unit(instruction, c))"
    case SIM_load_element:
      return "\(name) \(d), \(a), [\(b)], \(instruction.imm0)x\(instruction.imm1)"
    case SIM_store_element:
      return "\(name) \(d), \(a), [\(b)], \(instruction.imm0)x\(instruction.imm1), if \(c)"
    default: return "\(name) \(d), \(a)"
    }
  }

  private func unit(_ instruction: sim_instruction, _ index: String) -> String {
    instruction.imm1 == 0 ? "t\(instruction.imm0)" : "t\(instruction.imm0)[\(index)]"
  }

  /// Bits as the number that they most likely are: a small integer, or else a float.
  private static func text(_ word: UInt32) -> String {
    let integer = Int32(bitPattern: word)
    return abs(Int64(integer)) < 1 << 20 ? "\(integer)" : "\(Float(bitPattern: word))"
  }
}

extension LoweredProgram {
  /// Where slots begin: uniform words come before.
  var firstSlot: Int { initialWords.count }

  /// How large a program is.
  public var statistics: Statistics {
    Statistics(
      instructions: instructions.count, slots: lanes > 0 ? (memoryWords - firstSlot) / lanes : 0,
      uniformWords: firstSlot)
  }

  public struct Statistics: Hashable, Sendable {
    /// Jumps and the like included.
    public var instructions: Int
    /// Words a lane.
    public var slots: Int
    /// Words that serve all lanes.
    public var uniformWords: Int
  }
}
