import CSimulator
import Preview
import TestSupport
import Testing

@Suite struct HalfTests {
  /// Every half float, in order of its bits, as a float; made from its parts.
  private static let halves = (0..<UInt32(0x10000)).map { bits -> UInt32 in
    let sign: FloatingPointSign = bits & 0x8000 == 0 ? .plus : .minus
    let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023) / 1024)
    let value: Float =
      switch exponent {
      case 0: Float(sign: sign, exponent: -14, significand: fraction)
      case 31: Float(sign: sign, exponent: 0, significand: fraction == 0 ? .infinity : .nan)
      default: Float(sign: sign, exponent: exponent - 15, significand: 1 + fraction)
      }
    return value.bitPattern
  }

  private func run(_ opcode: sim_opcode, _ set: InstructionSet, _ a: [[UInt32]], components: Int = 1) -> [[UInt32]] {
    let lanes = a[0].count
    let machine = BatchMachine(set, lanes: lanes, words: (a.count + components) * (lanes + 32))
    let d = machine.reserve(components, isUniform: false)
    return machine.result(opcode, count: components, in: d, machine.varying(a))
  }

  @Test(arguments: InstructionSet.all)
  func `Every half unpacks to its float, and packs to itself`(set: InstructionSet) {
    let words = (0..<UInt32(0x10000)).map { $0 | ($0 ^ 0x5555) << 16 }
    let floats = run(SIM_unpack_half2x16, set, [words], components: 2)
    #expect(floats[0].map(oneNaN) == Self.halves.map(oneNaN))
    #expect(floats[1].map(oneNaN) == (0..<0x10000).map { oneNaN(Self.halves[$0 ^ 0x5555]) })
    let numbers = words.map { Float(bitPattern: Self.halves[Int($0 & 0xFFFF)]).isNaN ? 0 : $0 & 0xFFFF }
    let packed = run(SIM_pack_half2x16, set, [numbers.map { Self.halves[Int($0)] }, numbers.map { _ in 0 }])
    #expect(packed[0] == numbers)
  }

  @Test(arguments: InstructionSet.all, [SIM_half_nearest, SIM_half_zero].map(Opcode.init))
  func `Halves stay what they are`(set: InstructionSet, opcode: Opcode) {
    #expect(run(opcode.code, set, [Self.halves])[0].map(oneNaN) == Self.halves.map(oneNaN))
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Floats between two halves round to one of them`(set: InstructionSet, isNegative: Bool) {
    // Between neighbours: just above the lower, around the middle, just below the upper.
    let lower = (0..<0x7BFF).map { Self.halves[$0] }
    let upper = (1...0x7BFF).map { Self.halves[$0] }
    let sign: UInt32 = isNegative ? 0x8000_0000 : 0
    func check(_ values: [UInt32], nearest: (Int) -> UInt32) {
      let padded = values + [0]
      #expect(run(SIM_half_zero, set, [padded.map { $0 | sign }])[0].dropLast() == lower.map { $0 | sign }[...])
      let found = run(SIM_half_nearest, set, [padded.map { $0 | sign }])[0].dropLast()
      #expect(found == lower.indices.map { nearest($0) | sign }[...])
    }
    let middle = zip(lower, upper).map { ((Float(bitPattern: $0) + Float(bitPattern: $1)) / 2).bitPattern }
    check(lower.map { $0 + 1 }) { lower[$0] }
    check(middle.map { $0 - 1 }) { lower[$0] }
    check(middle) { $0 % 2 == 0 ? lower[$0] : upper[$0] }
    check(middle.map { $0 + 1 }) { upper[$0] }
    check(upper.map { $0 - 1 }) { upper[$0] }
  }

  @Test(
    arguments: InstructionSet.all,
    [
      (SIM_pack_snorm2x16, SIM_unpack_snorm2x16), (SIM_pack_unorm2x16, SIM_unpack_unorm2x16),
      (SIM_pack_half2x16, SIM_unpack_half2x16),
    ].map { [Opcode($0), Opcode($1)] })
  func `Packing is as its reference has it`(set: InstructionSet, opcodes: [Opcode]) {
    var random = SmallRandom(seed: 3)
    let pairs = OperandValues.operands(2, seed: 3)
    let near = pairs[0].map { _ in Float.random(in: -1.2...1.2, using: &random).bitPattern }
    for (x, y) in [(pairs[0], pairs[1]), (near, near.reversed())] {
      let packed = run(opcodes[0].code, set, [x, y])[0]
      #expect(packed == zip(x, y).map { InstructionReference.pack(opcodes[0].code, $0, $1) })
    }
    let found = run(opcodes[1].code, set, [pairs[0]], components: 2)
    let expected = pairs[0].map { InstructionReference.unpack(opcodes[1].code, $0).map(oneNaN) }
    #expect(found[0].map(oneNaN) == expected.map { $0[0] })
    #expect(found[1].map(oneNaN) == expected.map { $0[1] })
  }

  @Test(arguments: InstructionSet.all)
  func `Uniform words are packed and unpacked`(set: InstructionSet) {
    let machine = BatchMachine(set, lanes: 16)
    let floats = machine.uniform([Float(1.5).bitPattern, Float(-2).bitPattern])
    let word = machine.reserve(1, isUniform: true)
    #expect(machine.result(SIM_pack_half2x16, count: 1, in: word, floats) == [[0xC000_3E00]])
    let back = machine.reserve(2, isUniform: true)
    #expect(machine.result(SIM_unpack_half2x16, count: 2, in: back, word) == machine.words(of: floats))
    #expect(machine.isIntact)
  }
}
