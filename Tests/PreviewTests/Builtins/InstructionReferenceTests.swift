import CSimulator
import Preview
import Testing

private typealias Reference = InstructionReference

@Suite struct InstructionReferenceTests {
  static let componentwise = (0..<SIM_OPCODES.rawValue).map { sim_opcode(rawValue: $0) }.filter {
    [SIM_SHAPE_UNARY, SIM_SHAPE_BINARY, SIM_SHAPE_TERNARY].contains(sim_describe($0).shape)
  }
  static let words: [UInt32] =
    [Float.nan, -.infinity, .infinity, -0.0, 0, 1, -1, 0.5, -2.5, 0x1p-149, 3e38, 65504, 1e10].map(\.bitPattern)
    + [1, 31, 32, 0x7FFF_FFFF, .max]

  @Test func `Every componentwise instruction has a value for all operands`() {
    #expect(Self.componentwise.count > 80)
    for opcode in Self.componentwise {
      var results: Set<UInt32> = []
      for a in Self.words {
        for b in Self.words { results.insert(Reference.evaluate(opcode, a, b, Self.words[3])) }
      }
      #expect((results.count > 1) == (opcode != SIM_ddx && opcode != SIM_ddy))
    }
  }

  @Test(
    arguments: [
      (SIM_sign, [-0.0], 0), (SIM_sign, [-.infinity], -1), (SIM_sign, [.nan], 0), (SIM_neg, [0], -0.0),
      (SIM_abs, [-0.0], 0), (SIM_floor, [-0.5], -1), (SIM_ceil, [-0.5], -0.0), (SIM_trunc, [-1.5], -1),
      (SIM_round_even, [2.5], 2), (SIM_round_even, [3.5], 4), (SIM_fract, [-0.25], 0.75),
      (SIM_mod, [-1, 3], 2), (SIM_mod, [1, -3], -2), (SIM_min, [.nan, 1], .nan), (SIM_min, [1, .nan], 1),
      (SIM_max, [0, -0.0], 0), (SIM_max, [-0.0, 0], -0.0), (SIM_clamp, [5, 0, 3], 3),
      (SIM_clamp, [.nan, 0, 1], .nan), (SIM_mix, [2, 4, 0.25], 2.5), (SIM_step, [1, 1], 1),
      (SIM_step, [1, 0.5], 0), (SIM_step, [.nan, 0], 1), (SIM_smoothstep, [0, 2, 1], 0.5),
      (SIM_smoothstep, [0, 1, 0.25], 0.15625), (SIM_div, [1, -0.0], -.infinity),
      (SIM_fma, [1 + 0x1p-23, 1 - 0x1p-23, -1], -0x1p-46), (SIM_mad, [1 + 0x1p-23, 1 - 0x1p-23, -1], 0),
      (SIM_pow, [-2, 2], .nan), (SIM_pow, [3, 2], 9), (SIM_pow, [0, 0], 1), (SIM_pow, [-0.0, 3], 0),
      (SIM_pow, [.nan, 0], .nan), (SIM_pow, [1, .nan], .nan), (SIM_pow, [0, -1], .infinity),
      (SIM_atan2, [0, -1], 3.1415927), (SIM_atan2, [-0.0, 1], -0.0), (SIM_log2, [8], 3), (SIM_log, [0], -.infinity),
      (SIM_exp2, [-149], 0x1p-149), (SIM_acosh, [0.5], .nan), (SIM_inversesqrt, [0], .infinity),
      (SIM_half_nearest, [65519], 65504), (SIM_half_nearest, [65520], .infinity),
      (SIM_half_zero, [-1e6], -65504), (SIM_half_zero, [.infinity], .infinity),
      (SIM_half_nearest, [0x1p-25], 0), (SIM_half_nearest, [0x1.8p-25], 0x1p-24),
      (SIM_half_nearest, [1 + 0x1p-11], 1), (SIM_half_nearest, [1 + 0x1.8p-10], 1 + 0x1p-9),
      (SIM_half_zero, [1 + 0x1.8p-10], 1 + 0x1p-10),
    ] as [(sim_opcode, [Float], Float)])
  func `Floats follow IEEE 754 and the table's comments`(
    opcode: sim_opcode, operands: [Float], expected: Float
  ) {
    let words = (operands + [0, 0]).map(\.bitPattern)
    let result = Float(bitPattern: Reference.evaluate(opcode, words[0], words[1], words[2]))
    #expect(result == expected || result.isNaN && expected.isNaN)
    #expect(result.sign == expected.sign || expected.isNaN)
  }

  @Test(
    arguments: [
      (SIM_iadd, .max, 1, Int32.min), (SIM_imul, 65536, 65536, 0), (SIM_idiv, 7, 0, -1),
      (SIM_idiv, .min, -1, .min), (SIM_idiv, -7, 2, -3), (SIM_imod, -7, 2, -1), (SIM_imod, 7, 0, 7),
      (SIM_imod, .min, -1, 0), (SIM_udiv, -1, 2, .max), (SIM_udiv, 5, 0, -1), (SIM_umod, 5, 0, 5),
      (SIM_iabs, .min, 0, .min), (SIM_isign, -9, 0, -1), (SIM_umin, -1, 1, 1), (SIM_imin, -1, 1, -1),
      (SIM_shl, 1, 33, 2), (SIM_ishr, -8, 1, -4), (SIM_ushr, -1, 31, 1), (SIM_andnot, 7, 2, 5),
      (SIM_ult, -1, 1, 0), (SIM_ilt, -1, 1, -1), (SIM_ile, 1, 1, -1),
    ] as [(sim_opcode, Int32, Int32, Int32)])
  func `Integers wrap around and have values where GLSL leaves them undefined`(
    opcode: sim_opcode, a: Int32, b: Int32, expected: Int32
  ) {
    let result = Reference.evaluate(opcode, UInt32(bitPattern: a), UInt32(bitPattern: b))
    #expect(Int32(bitPattern: result) == expected)
  }

  @Test(
    arguments: [
      (SIM_float_to_int, -1.9, UInt32(bitPattern: -1)), (SIM_float_to_int, 3e9, 0x7FFF_FFFF),
      (SIM_float_to_int, -.infinity, 0x8000_0000), (SIM_float_to_int, .nan, 0),
      (SIM_float_to_uint, 3e9, 3_000_000_000), (SIM_float_to_uint, -1, 0), (SIM_float_to_uint, 1e10, .max),
    ] as [(sim_opcode, Float, UInt32)])
  func `Floats out of range convert to the nearest integer`(
    opcode: sim_opcode, value: Float, expected: UInt32
  ) {
    #expect(Reference.evaluate(opcode, value.bitPattern) == expected)
  }

  @Test func `Integers convert to the nearest float`() {
    #expect(Reference.evaluate(SIM_int_to_float, 16_777_217) == Float(16_777_216).bitPattern)
    #expect(Reference.evaluate(SIM_uint_to_float, .max) == Float(0x1p32).bitPattern)
    #expect(Reference.evaluate(SIM_int_to_float, .max) == Float(-1).bitPattern)
  }

  @Test(
    arguments: [
      (SIM_pack_snorm2x16, [1, -1], 0x8001_7FFF), (SIM_pack_snorm2x16, [-7, .nan], 0x0000_8001),
      (SIM_pack_unorm2x16, [1, 0.5], 0x8000_FFFF), (SIM_pack_unorm2x16, [-1, 2], 0xFFFF_0000),
      (SIM_pack_half2x16, [1, -2], 0xC000_3C00), (SIM_pack_half2x16, [65504, 1e9], 0x7C00_7BFF),
      (SIM_pack_half2x16, [0x1p-24, -0.0], 0x8000_0001),
    ] as [(sim_opcode, [Float], UInt32)])
  func `Packing clamps and rounds`(opcode: sim_opcode, values: [Float], expected: UInt32) {
    #expect(Reference.pack(opcode, values[0].bitPattern, values[1].bitPattern) == expected)
  }

  @Test(
    arguments: [
      (SIM_pack_snorm2x16, SIM_unpack_snorm2x16), (SIM_pack_unorm2x16, SIM_unpack_unorm2x16),
      (SIM_pack_half2x16, SIM_unpack_half2x16),
    ])
  func `What is unpacked is packed as it was`(pack: sim_opcode, unpack: sim_opcode) {
    for bits in UInt32(0)...0xFFFF {
      let word = bits | 0x3C00_0000
      let values = Reference.unpack(unpack, word)
      let isNaN = Float(bitPattern: values[0]).isNaN
      // Two words stand for -1.
      let isLowest = unpack == SIM_unpack_snorm2x16 && bits == 0x8000
      #expect(Reference.pack(pack, values[0], values[1]) == word || isNaN || isLowest)
    }
  }

  @Test func `Matrices are inverted and multiplied`() {
    let matrix: [Float] = [2, 0, 1, 0, 3, 0, 1, 0, 1]
    let words = matrix.map(\.bitPattern)
    #expect(Reference.determinant(words, size: 3) == Float(3).bitPattern)
    let inverse = Reference.inverse(words, size: 3)
    #expect(
      inverse.map { Float(bitPattern: $0) } == [1, 0, -1, 0, Float(1) / 3, 0, -1, 0, 2])
    let product = Reference.matvec(
      [1, 2, 3, 4, 5, 6].map { Float($0).bitPattern }, [10, 100].map { Float($0).bitPattern }, rows: 3,
      adding: [1, 1, 1].map { Float($0).bitPattern }, fused: true)
    #expect(product.map { Float(bitPattern: $0) } == [411, 521, 631])
  }

  @Test func `Sums of products are rounded as asked`() {
    let a = [Float(-1), 1 + 0x1p-23].map(\.bitPattern)
    let b = [Float(1), 1 - 0x1p-23].map(\.bitPattern)
    #expect(Reference.dot(a, b, fused: false) == Float(0).bitPattern)
    #expect(Reference.dot(a, b, fused: true) == Float(-0x1p-46).bitPattern)
  }

  @Test func `Any and all work on bits`() {
    #expect(Reference.reduce(SIM_any, [0, .max]) == .max)
    #expect(Reference.reduce(SIM_all, [0, .max]) == 0)
    #expect(Reference.reduce(SIM_all, [.max, .max]) == .max)
  }
}
