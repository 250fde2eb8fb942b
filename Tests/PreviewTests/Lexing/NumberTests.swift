import Preview
import Testing

@Suite struct NumberTests {
  @Test(
    arguments: [
      ("0", 0), ("7", 7), ("007", 7), ("0755", 493), ("2147483647", 2_147_483_647),
      ("3000000000", 3_000_000_000), ("4294967295", 4_294_967_295), ("0x0", 0), ("0XfF", 255),
      ("0xFFFFFFFF", 4_294_967_295), ("0x1e", 30), ("037777777777", 4_294_967_295),
    ] as [(String, UInt32)])
  func `Integers have their value`(source: String, value: UInt32) throws {
    #expect(try kinds(source, .es100) == [.integer(value)])
    #expect(try kinds(source, .es300) == [.integer(value)])
    #expect(try kinds(source + "u", .es300) == [.unsignedInteger(value)])
    #expect(try kinds(source + "U", .es300) == [.unsignedInteger(value)])
    #expect(problem(source + "u", .es100)?.problem == .suffixNeedsES300(source + "u"))
  }

  @Test(
    arguments: [
      ("1.0", 1), ("1.", 1), (".5", 0.5), ("0.1", 0.1), ("1e3", 1000), ("1.5E-2", 0.015),
      ("2.e+1", 20), (".25e2", 25), ("08.5", 8.5), ("09e0", 9), ("16777217.0", 16_777_216),
      ("1e999", .infinity), ("1e-999", 0), ("3.40282347e38", .greatestFiniteMagnitude),
      ("1.40129846e-45", .leastNonzeroMagnitude),
    ] as [(String, Float)])
  func `Floats have the nearest value`(source: String, value: Float) throws {
    #expect(try kinds(source, .es100) == [.float(value)])
    #expect(try kinds(source, .es300) == [.float(value)])
    #expect(try kinds(source + "f", .es300) == [.float(value)])
    #expect(problem(source + "F", .es100)?.problem == .suffixNeedsES300(source + "F"))
  }

  @Test(arguments: 0..<50)
  func `Any float is read back from what Swift prints`(seed: Int) throws {
    let bits = UInt32(truncatingIfNeeded: seed &* 2_654_435_761) & 0x7F7F_FFFF
    let value = Float(bitPattern: bits)
    #expect(try kinds(value.description) == [.float(value)])
  }

  @Test(arguments: [
    "08", "1x", "0x", "0xG", "0xu", "1uu", "1ul", "1f", "1e", "1e+", "1.0e-", "1.0.0", "1..2",
    "1.x",
    "1.0u", "1.0ff", "1.0lf", "1_000", "0b1", "12abc", "1e5.0", "0x1.0", "1.5e3e2",
  ])
  func `What begins as a number and is none is one error`(source: String) {
    #expect(problem("a = " + source + ";")?.problem == .malformedNumber(source))
  }

  @Test(arguments: [
    "4294967296", "5000000000u", "0xfffffffff", "040000000000", "99999999999999999999999",
  ])
  func `More than 32 bits are an error`(source: String) {
    #expect(problem(source)?.problem == .numberTooLarge(source))
  }

  @Test func `A sign belongs to an exponent only`() throws {
    #expect(try kinds("0xe+1") == [.integer(14), .punctuator(.plus), .integer(1)])
    #expect(try kinds("1-1") == [.integer(1), .punctuator(.minus), .integer(1)])
  }

  @Test func `A point between names is no number`() throws {
    #expect(try kinds("a.x") == [.identifier("a"), .punctuator(.dot), .identifier("x")])
  }
}
