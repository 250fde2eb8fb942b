/// A number's spelling, judged by the grammar (GLSL ES 1.00 and 3.00, 4.1.3 and 4.1.4).
struct NumberLiteral {
  let bytes: ArraySlice<UInt8>
  let version: GLSLVersion

  private var spelling: String { String(decoding: bytes, as: UTF8.self) }

  /// A number's token, or an invalid one.
  var kind: Token.Kind {
    let lower = bytes.map { $0.isDigit || $0 == Self.point ? $0 : $0 | 0x20 }
    let isFractional = lower.contains(Self.point) || lower.contains(Self.exponent) || lower.last == Self.floatSuffix
    guard lower.first == UInt8(ascii: "0"), lower.count > 1 else {
      return isFractional ? float(lower) : integer(lower[...], radix: 10)
    }
    if lower[1] == UInt8(ascii: "x") { return integer(lower[2...], radix: 16) }
    if isFractional { return float(lower) }
    return integer(lower[...], radix: lower[1].isDigit ? 8 : 10)
  }

  private func integer(_ text: ArraySlice<UInt8>, radix: UInt64) -> Token.Kind {
    let isUnsigned = text.last == UInt8(ascii: "u")
    let digits = isUnsigned ? text.dropLast() : text
    guard !digits.isEmpty, digits.allSatisfy({ Self.value(ofDigit: $0) < radix }) else {
      return .invalid(.malformedNumber(spelling))
    }
    if isUnsigned && version == .es100 { return .invalid(.suffixNeedsES300(spelling)) }
    var value: UInt64 = 0
    for digit in digits {
      value = value * radix + Self.value(ofDigit: digit)
      if value > UInt32.max { return .invalid(.numberTooLarge(spelling)) }
    }
    return isUnsigned ? .unsignedInteger(UInt32(value)) : .integer(UInt32(value))
  }

  /// 99 for what is no digit.
  private static func value(ofDigit byte: UInt8) -> UInt64 {
    if byte.isDigit { return UInt64(byte - UInt8(ascii: "0")) }
    let isLetter = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
    return isLetter ? UInt64(byte - UInt8(ascii: "a") + 10) : 99
  }

  private func float(_ text: [UInt8]) -> Token.Kind {
    let hasSuffix = text.last == Self.floatSuffix
    let number = hasSuffix ? text.dropLast() : text[...]
    guard Self.isFloat(number), let value = Float(Self.padded(number)) else {
      return .invalid(.malformedNumber(spelling))
    }
    if hasSuffix && version == .es100 { return .invalid(.suffixNeedsES300(spelling)) }
    return .float(value)
  }

  /// Digits with a point among them or an exponent after them, or both.
  private static func isFloat(_ text: ArraySlice<UInt8>) -> Bool {
    let mantissa = text.prefix { $0 != exponent }
    let points = mantissa.count { $0 == point }
    let digits = mantissa.count(where: \.isDigit)
    guard points <= 1, digits > 0, points + digits == mantissa.count else { return false }
    var power = text[mantissa.endIndex...]
    guard power.popFirst() != nil else { return points == 1 }
    if power.first == UInt8(ascii: "+") || power.first == UInt8(ascii: "-") { power.removeFirst() }
    return !power.isEmpty && power.allSatisfy(\.isDigit)
  }

  /// `.5` and `1.` with the zeros that Swift's numbers want.
  private static func padded(_ text: ArraySlice<UInt8>) -> String {
    let end = text.firstIndex(of: exponent) ?? text.endIndex
    let isShort = text.first == point || text[..<end].last == point
    guard isShort else { return String(decoding: text, as: UTF8.self) }
    let zero = [UInt8(ascii: "0")]
    return String(decoding: zero + text[..<end] + zero + text[end...], as: UTF8.self)
  }

  private static let point = UInt8(ascii: ".")
  private static let exponent = UInt8(ascii: "e")
  private static let floatSuffix = UInt8(ascii: "f")
}
