import CSimulator
import Testing

@Suite struct ControlTests {
  /// Whether a jump over an instruction was taken.
  private func isTaken(_ opcode: sim_opcode, _ set: InstructionSet, lanes: [UInt32]?, uniform: UInt32 = 0) -> Bool {
    let machine = BatchMachine(set, lanes: lanes?.count ?? 16)
    let a = lanes.map { machine.varying([$0]) } ?? machine.uniform([uniform])
    let (d, one) = (machine.uniform([0]), machine.uniform([1]))
    machine.run([
      instruction(opcode, a: a, (2, 0, 0)), instruction(SIM_move, d: d, a: one),
    ])
    return machine.words(of: d) == [[0]]
  }

  @Test(arguments: InstructionSet.all)
  func `Jumps go where uniform truths say`(set: InstructionSet) {
    for (truth, isTrue) in [(UInt32.max, true), (0, false)] {
      #expect(isTaken(SIM_jump, set, lanes: nil, uniform: truth))
      #expect(isTaken(SIM_jump_if, set, lanes: nil, uniform: truth) == isTrue)
      #expect(isTaken(SIM_jump_unless, set, lanes: nil, uniform: truth) == !isTrue)
      #expect(isTaken(SIM_jump_if_any, set, lanes: nil, uniform: truth) == isTrue)
      #expect(isTaken(SIM_jump_if_none, set, lanes: nil, uniform: truth) == !isTrue)
    }
  }

  @Test(arguments: InstructionSet.all, [16, 32, 80, 256])
  func `A single true lane is seen wherever it is`(set: InstructionSet, count: Int) {
    let none = [UInt32](repeating: 0, count: count)
    #expect(isTaken(SIM_jump_if_none, set, lanes: none))
    #expect(!isTaken(SIM_jump_if_any, set, lanes: none))
    for lane in 0..<count {
      var lanes = none
      lanes[lane] = .max
      #expect(!isTaken(SIM_jump_if_none, set, lanes: lanes))
      #expect(isTaken(SIM_jump_if_any, set, lanes: lanes))
    }
  }

  @Test(arguments: InstructionSet.all, [(0, 1), (1, 1), (7, 7)])
  func `Turns are taken until none are left`(set: InstructionSet, cost: (taken: Int, expected: Int)) {
    let machine = BatchMachine(set, lanes: 16)
    let turn = instruction(SIM_turn, (cost.taken, 0, 0))
    machine.turns = Int64(3 * cost.expected + 1)
    #expect(machine.run([turn, turn, turn]) == SIM_DONE)
    #expect(machine.turns == 1)
    #expect(machine.run([turn]) == SIM_EXHAUSTED)
    machine.turns = 1000
    #expect(machine.run([turn, instruction(SIM_jump, (0, 0, 0))]) == SIM_EXHAUSTED)
  }

  @Test(arguments: InstructionSet.all)
  func `A trap tells its first lane and values`(set: InstructionSet) {
    let count = 48
    for (first, components) in [(0, 1), (17, 3), (47, 4)] {
      let machine = BatchMachine(set, lanes: count)
      // True from a lane on, but the mask leaves out all before `first`.
      let condition = machine.varying([(0..<count).map { $0 >= first / 2 ? .max : 0 }])
      let mask = machine.varying([(0..<count).map { $0 >= first ? .max : 0 }])
      let values = (0..<components).map { component in (0..<count).map { UInt32(100 * component + $0) } }
      let trap = instruction(
        SIM_trap_if, count: components, a: condition, b: machine.varying(values), c: mask, (9, 0, 0))
      #expect(machine.run([trap]) == SIM_TRAPPED)
      #expect(machine.machine.trap == 9)
      #expect(machine.machine.trap_lane == Int32(first))
      let found = machine.machine.trap_values
      let expected = values.map { $0[first] } + [UInt32](repeating: 0, count: 4 - components)
      #expect([found.0, found.1, found.2, found.3] == expected)
    }
  }

  @Test(arguments: InstructionSet.all)
  func `Traps of uniform operands, and none where nothing is both true and masked`(set: InstructionSet) {
    let machine = BatchMachine(set, lanes: 32)
    let (yes, no, value) = (machine.uniform([.max]), machine.uniform([0]), machine.uniform([77]))
    let last = machine.varying([(0..<32).map { $0 == 31 ? .max : 0 }])
    let others = machine.varying([(0..<32).map { $0 == 31 ? 0 : .max }])
    func status(_ a: Operand, _ c: Operand) -> sim_status {
      machine.run([instruction(SIM_trap_if, a: a, b: value, c: c, (1, 0, 0))])
    }
    #expect(status(yes, yes) == SIM_TRAPPED && machine.machine.trap_lane == 0)
    #expect(status(yes, last) == SIM_TRAPPED && machine.machine.trap_lane == 31)
    #expect(status(last, yes) == SIM_TRAPPED && machine.machine.trap_values.0 == 77)
    for (a, c) in [(yes, no), (no, yes), (last, no), (last, others)] { #expect(status(a, c) == SIM_DONE) }
  }
}
