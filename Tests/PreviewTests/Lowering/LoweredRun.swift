import CSimulator
import Preview

/// One batch of a lowered program on a row of 16 pixels.
struct LoweredRun {
  let lowered: LoweredProgram
  let status: sim_status
  let trap: TrapSite?
  let trapLane: Int
  private let memory: [UInt32]

  init(
    _ program: CheckedProgram, options: LoweringOptions = LoweringOptions(lanes: 16),
    uniforms: [String: [UInt32]] = [:], turns: Int64 = 100_000
  ) throws {
    lowered = try Lowering(program, file: "test", options: options).lower()
    let words = lowered.memoryWords
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(1, words) * 4, alignment: 64)
    defer { raw.deallocate() }
    let base = raw.bindMemory(to: UInt32.self, capacity: max(1, words))
    // What memory holds before must not matter.
    base.initialize(repeating: 0x7fc0_1234, count: max(1, words))
    for (index, word) in lowered.initialWords.enumerated() { base[index] = word }
    for place in lowered.uniforms {
      for (index, word) in (uniforms[place.name] ?? []).enumerated() { base[place.offset + index] = word }
    }
    let code = sim_machine_best().pointee
    var machine = sim_machine()
    machine.memory = base
    machine.lanes = Int32(lowered.lanes)
    machine.turns = turns
    if let coordinates = lowered.coordinates {
      let x = UnsafeMutableRawPointer(base + coordinates).assumingMemoryBound(to: Float.self)
      code.coordinates(lowered.order, Int32(lowered.lanes), 1, 0, Int32(lowered.lanes), x, x + lowered.lanes)
    }
    if let covered = lowered.covered { for lane in 0..<lowered.lanes { base[covered + lane] = ~0 } }
    status = lowered.instructions.withUnsafeBufferPointer { code.run(&machine, $0.baseAddress) }
    trap = status == SIM_TRAPPED ? lowered.traps[Int(machine.trap)] : nil
    trapLane = Int(machine.trap_lane)
    memory = Array(UnsafeBufferPointer(start: base, count: words))
  }

  func words(_ output: Int = 0, component: Int = 0) -> [UInt32] {
    let start = lowered.outputs[output].offset + component * lowered.lanes
    return Array(memory[start..<start + lowered.lanes])
  }

  func floats(_ output: Int = 0, component: Int = 0) -> [Float] {
    words(output, component: component).map(Float.init(bitPattern:))
  }

  /// Which lanes are discarded.
  var discarded: [Bool] {
    lowered.discarded.map { start in (0..<lowered.lanes).map { memory[start + $0] != 0 } }
      ?? Array(repeating: false, count: lowered.lanes)
  }
}
