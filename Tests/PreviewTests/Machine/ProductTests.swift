import CSimulator
import Preview
import TestSupport
import Testing

@Suite struct ProductTests {
  private static let lanes = 2 * Int(SIM_LANES)

  /// `[component][lane]`; few values are so large that sums lose all their digits.
  private func values(_ components: Int, isUniform: Bool, _ random: inout SmallRandom) -> [[UInt32]] {
    (0..<components).map { _ in
      (0..<(isUniform ? 1 : Self.lanes)).map { _ in
        Int.random(in: 0..<40, using: &random) == 0
          ? OperandValues.fewEdges.randomElement(using: &random)!
          : Float.random(in: -4...4, using: &random).bitPattern
      }
    }
  }

  private func lane(_ lane: Int, of components: [[UInt32]]) -> [UInt32] {
    components.map { $0[$0.count == 1 ? 0 : lane] }
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Dot products add from the first component to the last`(set: InstructionSet, isFused: Bool) {
    var random = SmallRandom(seed: 1)
    for count in 1...4 {
      for uniform in 0..<4 {
        let (aUniform, bUniform) = (uniform & 1 != 0, uniform & 2 != 0)
        let a = values(count, isUniform: aUniform, &random)
        let b = values(count, isUniform: bUniform, &random)
        for dUniform in uniform == 3 ? [false, true] : [false] {
          let machine = BatchMachine(set, lanes: Self.lanes)
          let d = machine.reserve(1, isUniform: dUniform)
          let found = machine.result(
            isFused ? SIM_dot_fused : SIM_dot, count: count, in: d, machine.place(a, isUniform: aUniform),
            machine.place(b, isUniform: bUniform))[0]
          let expected = found.indices.map { lane in
            InstructionReference.dot(self.lane(lane, of: a), self.lane(lane, of: b), fused: isFused)
          }
          #expect(found.map(oneNaN) == expected.map(oneNaN), "\(count) components")
          #expect(machine.isIntact)
        }
      }
    }
  }

  /// Where the sum of a product begins.
  enum Beginning: CaseIterable { case nothing, varying, uniform, result }

  @Test(arguments: InstructionSet.all, Beginning.allCases)
  func `A matrix times a vector adds column by column`(set: InstructionSet, beginning: Beginning) {
    var random = SmallRandom(seed: 2)
    for columns in 1...4 {
      for rows in 1...4 {
        for variant in 0..<16 {
          let (mUniform, xUniform, isFused) = (variant & 1 != 0, variant & 2 != 0, variant & 4 != 0)
          let dUniform = variant & 8 != 0
          if dUniform && !(mUniform && xUniform && beginning != .varying) { continue }
          let m = values(columns * rows, isUniform: mUniform, &random)
          let x = values(columns, isUniform: xUniform, &random)
          let cUniform = beginning == .uniform || dUniform
          let c = values(rows, isUniform: cUniform, &random)
          let machine = BatchMachine(set, lanes: Self.lanes)
          let start = machine.place(c, isUniform: cUniform)
          let d = beginning == .result ? start : machine.reserve(rows, isUniform: dUniform)
          let found = machine.result(
            SIM_matvec, count: rows, in: d, machine.place(m, isUniform: mUniform),
            machine.place(x, isUniform: xUniform), start,
            (columns, rows, (isFused ? 1 : 0) + (beginning == .nothing ? 0 : 2)))
          let isRight = found[0].indices.allSatisfy { lane in
            InstructionReference.matvec(
              self.lane(lane, of: m), self.lane(lane, of: x), rows: rows,
              adding: beginning == .nothing ? nil : self.lane(lane, of: c), fused: isFused
            ).map(oneNaN) == self.lane(lane, of: found).map(oneNaN)
          }
          #expect(isRight && machine.isIntact, "\(columns) columns, \(rows) rows, variant \(variant)")
        }
      }
    }
  }

  /// Matrices far from singular, `[element][lane]`.
  private func matrices(_ size: Int, isUniform: Bool, _ random: inout SmallRandom) -> [[UInt32]] {
    (0..<size * size).map { element in
      (0..<(isUniform ? 1 : Self.lanes)).map { _ in
        let value = Float.random(in: -1...1, using: &random)
        return (element % (size + 1) == 0 ? value + 5 : value).bitPattern
      }
    }
  }

  @Test(arguments: InstructionSet.all, 2...4)
  func `Inverses and determinants are near those of double arithmetic`(set: InstructionSet, size: Int) {
    var random = SmallRandom(seed: size)
    for (aUniform, dUniform) in [(false, false), (true, false), (true, true)] {
      let m = matrices(size, isUniform: aUniform, &random)
      let machine = BatchMachine(set, lanes: Self.lanes)
      let a = machine.place(m, isUniform: aUniform)
      let determinant = machine.result(
        SIM_determinant, count: 1, in: machine.reserve(1, isUniform: dUniform), a, nil, nil, (size, 0, 0))[0]
      // In place where it may be.
      let d = aUniform == dUniform ? a : machine.reserve(size * size, isUniform: dUniform)
      let inverse = machine.result(SIM_inverse, count: size * size, in: d, a, nil, nil, (size, 0, 0))
      for lane in determinant.indices {
        let matrix = self.lane(lane, of: m)
        let expected =
          InstructionReference.inverse(matrix, size: size) + [
            InstructionReference.determinant(matrix, size: size)
          ]
        for (word, value) in zip(
          self.lane(lane, of: inverse) + [determinant[lane]], expected.map(Float.init(bitPattern:)))
        {
          #expect(abs(Float(bitPattern: word) - value) <= 2e-6 * max(0.1, abs(value)))
        }
      }
      #expect(machine.isIntact)
    }
  }

  @Test func `Inverses have the same bits on every instruction set`() {
    var random = SmallRandom(seed: 9)
    let m = values(16, isUniform: false, &random)
    let results = InstructionSet.all.map { set in
      let machine = BatchMachine(set, lanes: Self.lanes)
      return machine.result(
        SIM_inverse, count: 16, in: machine.reserve(16, isUniform: false), machine.varying(m), nil, nil, (4, 0, 0)
      ).map { $0.map(oneNaN) }
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }
}
