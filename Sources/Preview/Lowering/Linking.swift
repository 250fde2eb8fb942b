import CSimulator

/// Puts a program at its place in memory.
struct Linking {
  private let virtual: VirtualProgram
  private let allocation: RegisterAllocation
  private let lanes: Int
  /// Where slots begin.
  private let base: Int

  init(_ virtual: VirtualProgram, _ allocation: RegisterAllocation, lanes: Int) {
    self.virtual = virtual
    self.allocation = allocation
    self.lanes = lanes
    base = (allocation.uniformWords + 15) / 16 * 16
  }

  func program() -> LoweredProgram {
    var initial = allocation.initialWords
    initial += [UInt32](repeating: 0, count: base - initial.count)
    return LoweredProgram(
      instructions: instructions(), lanes: lanes, memoryWords: base + allocation.slots * lanes,
      initialWords: initial, constantWords: allocation.constantWords,
      order: virtual.usesDerivatives ? SIM_ORDER_QUADS : SIM_ORDER_ROWS,
      uniforms: virtual.uniforms.map {
        LoweredProgram.UniformPlace(
          name: $0.name, type: $0.type, isInput: $0.isInput, offset: word($0.run, $0.offset), unit: $0.unit)
      },
      outputs: virtual.outputs.map {
        LoweredProgram.OutputPlace(
          name: $0.name, location: $0.location, type: $0.type, offset: word($0.run, $0.offset))
      },
      coordinates: virtual.coordinates.flatMap { allocation.places[$0] == nil ? nil : word($0, 0) },
      covered: virtual.covered.flatMap { allocation.places[$0] == nil ? nil : word($0, 0) },
      discarded: virtual.discarded.map { word($0, 0) }, traps: virtual.traps)
  }

  /// Offset of a component in memory.
  private func word(_ run: Int, _ offset: Int) -> Int {
    let place = (allocation.places[run] ?? 0) + offset
    return virtual.runs[run].isUniform ? place : base + place * lanes
  }

  private func instructions() -> [sim_instruction] {
    // Moves that allocation has made needless go, too.
    let isKept = virtual.code.map { !$0.isRemoved && !isNeedless($0) }
    var index = 0
    let numbers = isKept.map { kept in
      defer { if kept { index += 1 } }
      return index
    }
    return zip(virtual.code, isKept).compactMap { instruction, kept in
      kept ? linked(instruction, target: instruction.label.map { numbers[virtual.labels[$0]] }) : nil
    }
  }

  private func isNeedless(_ instruction: VirtualInstruction) -> Bool {
    guard instruction.opcode == SIM_move, let d = instruction.d, let a = instruction.a else { return false }
    return virtual.runs[d.run].isUniform == virtual.runs[a.run].isUniform && (!a.repeats || instruction.count == 1)
      && word(d.run, d.offset) == word(a.run, a.offset)
  }

  private func linked(_ instruction: VirtualInstruction, target: Int?) -> sim_instruction {
    var flags = 0
    func place(_ operand: VirtualOperand?, uniform: Int, repeats: Int) -> UInt32 {
      guard let operand else { return 0 }
      if virtual.runs[operand.run].isUniform { flags |= uniform }
      if operand.repeats { flags |= repeats }
      return UInt32(word(operand.run, operand.offset))
    }
    let d = place(instruction.d, uniform: Int(SIM_D_UNIFORM), repeats: 0)
    let a = place(
      instruction.a, uniform: Int(SIM_A_UNIFORM), repeats: Int(SIM_A_REPEATS))
    let b = place(
      instruction.b, uniform: Int(SIM_B_UNIFORM), repeats: Int(SIM_B_REPEATS))
    let c = place(
      instruction.c, uniform: Int(SIM_C_UNIFORM), repeats: Int(SIM_C_REPEATS))
    return sim_instruction(
      opcode: UInt16(instruction.opcode.rawValue), count: UInt8(max(1, min(instruction.count, 255))),
      flags: UInt8(flags), d: d, a: a, b: b, c: c,
      imm0: target.map(UInt32.init) ?? instruction.immediates.0, imm1: instruction.immediates.1,
      imm2: instruction.immediates.2)
  }
}
