import CSimulator
import Preview
import Testing

@Suite struct ComponentwiseTests {
  @Test(arguments: Opcode.componentwise)
  func `Every componentwise instruction has a reference`(opcode: Opcode) {
    #expect(InstructionReference.result(opcode.code, 1, 1, 1) != nil)
  }

  @Test(arguments: Opcode.reductions)
  func `Every reduction has a reference`(opcode: Opcode) {
    #expect(InstructionReference.reduction(opcode.code, [1]) != nil)
  }

  @Test(arguments: Opcode.componentwise.filter { ![SIM_ddx, SIM_ddy].contains($0.code) })
  func `Instructions compute what their reference does, with the same bits on every instruction set`(opcode: Opcode) {
    let values = OperandValues.operands(opcode.operands, seed: Int(opcode.number))
    let lanes = values[0].count
    func operand(_ number: Int, _ lane: Int) -> UInt32 { number < values.count ? values[number][lane] : 0 }
    let expected = (0..<lanes).map { lane in
      InstructionReference.evaluate(opcode.code, operand(0, lane), operand(1, lane), operand(2, lane))
    }
    var plainest: [UInt32]?
    for set in InstructionSet.all {
      let machine = BatchMachine(set, lanes: lanes, words: 4 * lanes + 256)
      let operands = values.map { machine.varying([$0]) }
      let d = machine.reserve(1, isUniform: false)
      let found = machine.result(
        opcode.code, count: 1, in: d, operands[0], operands.dropFirst().first, operands.dropFirst(2).first)[0]
      let wrong = (0..<lanes).first { !isClose(found[$0], expected[$0], opcode) }
      if let lane = wrong {
        let arguments = values.map { describe($0[lane]) }.joined(separator: ", ")
        Issue.record(
          """
          \(set.testDescription): \(opcode.testDescription)(\(arguments)) is \(describe(found[lane])), \
          not \(describe(expected[lane]))
          """)
      }
      let bits = found.map(opcode.canonical)
      if let plainest, let lane = (0..<lanes).first(where: { bits[$0] != plainest[$0] }) {
        let arguments = values.map { describe($0[lane]) }.joined(separator: ", ")
        Issue.record("\(set.testDescription): \(opcode.testDescription)(\(arguments)) has other bits")
      }
      plainest = plainest ?? bits
      #expect(machine.isIntact)
    }
  }

  private func isClose(_ found: UInt32, _ expected: UInt32, _ opcode: Opcode) -> Bool {
    guard opcode.tolerance > 0 else { return opcode.canonical(found) == opcode.canonical(expected) }
    return distance(found, expected).map { $0 <= opcode.tolerance } ?? false
  }

  private func describe(_ word: UInt32) -> String { "0x\(String(word, radix: 16)) = \(Float(bitPattern: word))" }
}
