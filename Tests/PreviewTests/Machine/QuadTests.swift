import CSimulator
import Preview
import TestSupport
import Testing

@Suite struct QuadTests {
  @Test(arguments: InstructionSet.all)
  func `Derivatives are differences within a quad`(set: InstructionSet) {
    var random = SmallRandom(seed: 4)
    let values = (0..<3).map { _ in (0..<48).map { _ in Float.random(in: -9...9, using: &random) } }
    for (opcode, step) in [(SIM_ddx, 1), (SIM_ddy, 2)] {
      for isInPlace in [false, true] {
        let machine = BatchMachine(set, lanes: 48)
        let a = machine.varying(values.map { $0.map(\.bitPattern) })
        let d = isInPlace ? a : machine.reserve(3, isUniform: false)
        let expected = values.map { value in
          value.indices.map { (value[$0 | step] - value[$0 & ~step]).bitPattern }
        }
        #expect(machine.result(opcode, count: 3, in: d, a) == expected)
        #expect(machine.isIntact)
      }
    }
  }

  @Test(arguments: InstructionSet.all, [SIM_ddx, SIM_ddy].map(Opcode.init))
  func `Uniform values have no derivative, not even infinite ones`(set: InstructionSet, opcode: Opcode) {
    let machine = BatchMachine(set, lanes: 16)
    let a = machine.uniform([Float.infinity.bitPattern, 5])
    #expect(
      machine.result(opcode.code, count: 2, in: machine.reserve(2, isUniform: false), a)
        == [[UInt32]](repeating: [UInt32](repeating: 0, count: 16), count: 2))
    #expect(machine.result(opcode.code, count: 2, in: machine.reserve(2, isUniform: true), a) == [[0], [0]])
    #expect(machine.isIntact)
  }

  @Test(arguments: InstructionSet.all, Opcode.reductions)
  func `Truths of components are reduced to one`(set: InstructionSet, opcode: Opcode) {
    for count in 1...4 {
      for isInPlace in [false, true] {
        let machine = BatchMachine(set, lanes: 16)
        // Lane by lane all combinations of truths.
        let truths = (0..<count).map { bit in (0..<16).map { $0 >> bit & 1 == 1 ? UInt32.max : 0 } }
        let a = machine.varying(truths)
        var d = isInPlace ? a : machine.reserve(1, isUniform: false)
        d.components = 1
        let expected = (0..<16).map { lane in
          InstructionReference.reduce(opcode.code, truths.map { $0[lane] })
        }
        #expect(machine.result(opcode.code, count: count, in: d, a) == [expected])
        for combination in 0..<1 << count {
          let words = (0..<count).map { combination >> $0 & 1 == 1 ? UInt32.max : 0 }
          let single = machine.reserve(1, isUniform: true)
          let found = machine.result(opcode.code, count: count, in: single, machine.uniform(words))
          #expect(found == [[InstructionReference.reduce(opcode.code, words)]])
        }
        #expect(machine.isIntact)
      }
    }
  }
}
