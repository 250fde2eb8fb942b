import CSimulator
import TestSupport

/// Words that instructions are tried on.
enum OperandValues {
  /// Floats where something changes: zeros, denormals, limits of exponents, of integers and of halves, infinities.
  private static let floats: [Float] = [
    0, 0x1p-149, 0x1p-127, 0x1.fffff8p-127, 0x1p-126, 1e-30, 0x1p-25, 0x1.8p-25, 0x1p-24, 0x1p-14, 0x1p-12, 0.25,
    0x1.fffffep-2, 0.5, 0x1.fffffep-1, 1, 0x1.000002p0, 1.5, 0x1.921fb6p0, 2, 2.5, 3, 0x1.921fb6p1, 10, 40, 88.7, 89,
    127.5, 128, 149, 65_504, 65_519, 65_520, 8_388_607.5, 8_388_608, 16_777_215, 2_147_483_520, 2_147_483_648,
    4_294_967_040, 4_294_967_296, 1e20, .greatestFiniteMagnitude, .infinity,
  ]

  /// Words that are interesting as integers; among them quiet and signalling NaNs.
  private static let integers: [UInt32] = [
    1, 2, 7, 31, 32, 33, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x7FC0_0000, 0x7F80_0001, 0xFFC0_0001, 0xFFFF_FFFF,
    0xFFFF_FFFE, 0xFFFF_FFF9, 0xAAAA_AAAA,
  ]

  static let edges = floats.flatMap { [$0.bitPattern, (-$0).bitPattern] } + integers

  /// Few enough that all triples may be tried.
  static let fewEdges: [UInt32] =
    [
      0, -0.0, 0x1p-149, -0x1p-127, 0.5, 1, -1, 0x1.000002p0, -2.5, 0x1p24, .greatestFiniteMagnitude, .infinity,
      -.infinity,
    ]
    .map { (value: Float) in value.bitPattern } + [0x7FC0_0000, 1, 0x8000_0001, 0xFFFF_FFFF, 0xAAAA_AAAA]

  /// Half of them any bits, half of them floats of everyday size.
  static func random(_ count: Int, using random: inout SmallRandom) -> [UInt32] {
    (0..<count).map { number in
      let bits = UInt32.random(in: 0 ... .max, using: &random)
      // Exponents from -8 to 7.
      return number % 2 == 0 ? bits : bits & 0x87FF_FFFF | UInt32.random(in: 119...134, using: &random) << 23
    }
  }

  /// Operands for an instruction, `[operand][lane]`, as many lanes as vectors want: edges with edges, then random ones.
  static func operands(_ count: Int, seed: Int) -> [[UInt32]] {
    var random = SmallRandom(seed: seed)
    let several = count == 3 ? fewEdges : edges
    var tuples: [[UInt32]] = [[]]
    for _ in 0..<count { tuples = tuples.flatMap { tuple in several.map { tuple + [$0] } } }
    let width = Int(SIM_LANES)
    let lanes = (tuples.count + 1200) / width * width
    return (0..<count).map { operand in
      tuples.map { $0[operand] } + Self.random(lanes - tuples.count, using: &random)
    }
  }
}
