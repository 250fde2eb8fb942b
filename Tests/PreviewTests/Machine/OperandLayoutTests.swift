import CSimulator
import TestSupport
import Testing

/// Operands uniform or not, repeating or not, in place or not: none of it changes what is computed.
@Suite struct OperandLayoutTests {
  private struct Layout {
    let isUniform: Bool
    let repeats: Bool

    static let all = [false, true].flatMap { uniform in
      [false, true].map { Layout(isUniform: uniform, repeats: $0) }
    }
  }

  private static let lanes = 2 * Int(SIM_LANES)
  private static let largestCount = 4

  @Test(arguments: Opcode.componentwise.filter { ![SIM_ddx, SIM_ddy].contains($0.code) }, InstructionSet.all)
  func `Uniform, repeating and overwritten operands give the same bits as lanes`(opcode: Opcode, set: InstructionSet) {
    var layouts: [[Layout]] = [[]]
    for _ in 0..<opcode.operands { layouts = layouts.flatMap { list in Layout.all.map { list + [$0] } } }
    var random = SmallRandom(seed: Int(opcode.number))
    let pool = OperandValues.edges + OperandValues.random(100, using: &random)
    for count in 1...Self.largestCount {
      for layout in layouts {
        let values = layout.map { layout in
          (0..<(layout.repeats ? 1 : count)).map { _ in
            (0..<(layout.isUniform ? 1 : Self.lanes)).map { _ in pool.randomElement(using: &random)! }
          }
        }
        check(opcode, set, count: count, layout, values)
      }
    }
  }

  private func check(
    _ opcode: Opcode, _ set: InstructionSet, count: Int, _ layout: [Layout], _ values: [[[UInt32]]]
  ) {
    // The plain way: every operand spread over lanes, one component after the other.
    let plain = BatchMachine(set, lanes: Self.lanes, words: 512)
    let expected = (0..<count).map { component -> [UInt32] in
      let operands = values.map { components -> [UInt32] in
        let words = components[components.count == 1 ? 0 : component]
        return words.count == 1 ? Array(repeating: words[0], count: Self.lanes) : words
      }
      return run(opcode, on: plain, operands)
    }
    let allUniform = layout.allSatisfy(\.isUniform)
    for isUniform in allUniform ? [false, true] : [false] {
      let result = isUniform ? expected.map { [$0[0]] } : expected
      // Where d is an operand, components must lie alike.
      let overwritten = layout.indices.filter { number in
        layout[number].isUniform == isUniform && (!layout[number].repeats || count == 1)
      }
      for target in overwritten + [-1] {
        let machine = BatchMachine(set, lanes: Self.lanes, words: 1024)
        var operands = zip(values, layout).map { machine.place($0, isUniform: $1.isUniform) }
        for number in operands.indices { operands[number].repeats = layout[number].repeats }
        let d = target < 0 ? machine.reserve(count, isUniform: isUniform) : operands[target]
        let found = machine.result(
          opcode.code, count: count, in: d, operands[0], operands.dropFirst().first, operands.dropFirst(2).first)
        let isRight = found.map { $0.map(opcode.canonical) } == result && machine.isIntact
        if !isRight {
          let words = layout.map { "\($0.isUniform ? "uniform" : "lanes")\($0.repeats ? ", repeating" : "")" }
          Issue.record("\(count) components of \(words), d \(target < 0 ? "apart" : "is operand \(target)")")
          return
        }
      }
    }
  }

  private func run(_ opcode: Opcode, on machine: BatchMachine, _ values: [[UInt32]]) -> [UInt32] {
    machine.clear()
    let operands = values.map { machine.varying([$0]) }
    let d = machine.reserve(1, isUniform: false)
    return machine.result(
      opcode.code, count: 1, in: d, operands[0], operands.dropFirst().first, operands.dropFirst(2).first
    )[0].map(opcode.canonical)
  }
}
