import CSimulator

/// Where an operand lies in a machine's memory.
struct Operand {
  var offset: Int
  var components: Int
  var isUniform: Bool
  var repeats = false
}

/// One thread's machine with its memory, for programs of a few instructions.
final class BatchMachine {
  let code: sim_machine_code
  let lanes: Int
  var textures: [sim_texture] = []
  var turns: Int64 = 1000
  /// What the last run left behind.
  private(set) var machine = sim_machine()

  private let memory: UnsafeMutablePointer<UInt32>
  private let raw: UnsafeMutableRawPointer
  private let capacity: Int
  private var used = 0
  private var gaps: [Int] = []

  private static let untouched: UInt32 = 0x7FAB_CDEF

  init(_ set: InstructionSet, lanes: Int, words: Int = 1 << 16) {
    code = set.code
    self.lanes = lanes
    capacity = words
    raw = .allocate(byteCount: words * 4, alignment: 64)
    memory = raw.initializeMemory(as: UInt32.self, repeating: Self.untouched, count: words)
  }

  deinit { raw.deallocate() }

  /// Forgets all operands.
  func clear() {
    (used, gaps) = (0, [])
    memory.update(repeating: Self.untouched, count: capacity)
  }

  /// Room for a result, followed by words that nobody may touch.
  func reserve(_ components: Int, isUniform: Bool) -> Operand {
    let operand = Operand(offset: used, components: components, isUniform: isUniform)
    let width = Int(SIM_LANES)
    let size = components * (isUniform ? 1 : lanes)
    gaps.append(used + size)
    used += (size + 2 * width - 1) / width * width
    precondition(used <= capacity, "the test needs more memory")
    return operand
  }

  /// One word a component.
  func uniform(_ words: [UInt32]) -> Operand { place(words.map { [$0] }, isUniform: true) }

  /// As many words a component as there are lanes.
  func varying(_ components: [[UInt32]]) -> Operand { place(components, isUniform: false) }

  func place(_ components: [[UInt32]], isUniform: Bool) -> Operand {
    let operand = reserve(components.count, isUniform: isUniform)
    write(components, to: operand)
    return operand
  }

  func write(_ components: [[UInt32]], to operand: Operand) {
    let size = operand.isUniform ? 1 : lanes
    for (number, words) in components.enumerated() {
      precondition(words.count == size, "a component has a word a lane, or one")
      (memory + operand.offset + number * size).update(from: words, count: size)
    }
  }

  /// The words of each component.
  func words(of operand: Operand) -> [[UInt32]] {
    let size = operand.isUniform ? 1 : lanes
    return (0..<operand.components).map { component in
      (0..<size).map { memory[operand.offset + component * size + $0] }
    }
  }

  /// Whether nothing was written past the end of any operand.
  var isIntact: Bool {
    gaps.allSatisfy { gap in (gap..<gap + Int(SIM_LANES)).allSatisfy { memory[$0] == Self.untouched } }
  }

  @discardableResult
  func run(_ program: [sim_instruction]) -> sim_status {
    textures.withUnsafeBufferPointer { textures in
      machine.memory = memory
      machine.lanes = Int32(lanes)
      machine.textures = textures.baseAddress
      machine.turns = turns
      defer { turns = machine.turns }
      return code.run(&machine, program + [instruction(SIM_end)])
    }
  }

  /// Runs one instruction and returns its result.
  func result(
    _ opcode: sim_opcode, count: Int, in d: Operand, _ a: Operand, _ b: Operand? = nil, _ c: Operand? = nil,
    _ immediates: (Int, Int, Int) = (0, 0, 0)
  ) -> [[UInt32]] {
    run([instruction(opcode, count: count, d: d, a: a, b: b, c: c, immediates)])
    return words(of: d)
  }
}

/// An instruction with its operands' flags.
func instruction(
  _ opcode: sim_opcode, count: Int = 1, d: Operand? = nil, a: Operand? = nil, b: Operand? = nil, c: Operand? = nil,
  _ immediates: (Int, Int, Int) = (0, 0, 0)
) -> sim_instruction {
  var result = sim_instruction()
  result.opcode = UInt16(opcode.rawValue)
  result.count = UInt8(count)
  let operands: [(Operand?, WritableKeyPath<sim_instruction, UInt32>, UInt8, UInt8)] = [
    (d, \.d, UInt8(SIM_D_UNIFORM), 0), (a, \.a, UInt8(SIM_A_UNIFORM), UInt8(SIM_A_REPEATS)),
    (b, \.b, UInt8(SIM_B_UNIFORM), UInt8(SIM_B_REPEATS)), (c, \.c, UInt8(SIM_C_UNIFORM), UInt8(SIM_C_REPEATS)),
  ]
  for case (let operand?, let offset, let uniform, let repeats) in operands {
    result[keyPath: offset] = UInt32(operand.offset)
    result.flags |= (operand.isUniform ? uniform : 0) | (operand.repeats ? repeats : 0)
  }
  result.imm0 = UInt32(immediates.0)
  result.imm1 = UInt32(immediates.1)
  result.imm2 = UInt32(immediates.2)
  return result
}
