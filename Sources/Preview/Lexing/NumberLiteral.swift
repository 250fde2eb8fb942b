/// A number's spelling, judged by the grammar (GLSL ES 1.00 and 3.00, 4.1.3 and 4.1.4).
struct NumberLiteral {
  let spelling: String
  let version: GLSLVersion

  /// A number's token, or an invalid one.
  var kind: Token.Kind {
    let lower = spelling.lowercased()
    if lower.hasPrefix("0x") { return integer(lower.dropFirst(2), radix: 16) }
    if lower.contains(".") || lower.contains("e") || lower.hasSuffix("f") { return float(lower) }
    let isOctal = lower.hasPrefix("0") && lower.dropFirst().first?.isNumber == true
    return integer(lower[...], radix: isOctal ? 8 : 10)
  }

  private func integer(_ text: Substring, radix: Int) -> Token.Kind {
    let isUnsigned = text.hasSuffix("u")
    let digits = isUnsigned ? text.dropLast() : text
    guard !digits.isEmpty, digits.allSatisfy({ ($0.hexDigitValue ?? 16) < radix }) else {
      return .invalid(.malformedNumber(spelling))
    }
    if isUnsigned && version == .es100 { return .invalid(.suffixNeedsES300(spelling)) }
    guard let value = UInt32(digits, radix: radix) else {
      return .invalid(.numberTooLarge(spelling))
    }
    return isUnsigned ? .unsignedInteger(value) : .integer(value)
  }

  private func float(_ text: String) -> Token.Kind {
    let hasSuffix = text.hasSuffix("f")
    let number = hasSuffix ? text.dropLast() : text[...]
    guard Self.isFloat(number), let value = Float(Self.padded(number)) else {
      return .invalid(.malformedNumber(spelling))
    }
    if hasSuffix && version == .es100 { return .invalid(.suffixNeedsES300(spelling)) }
    return .float(value)
  }

  /// Digits with a point among them or an exponent after them, or both.
  private static func isFloat(_ text: Substring) -> Bool {
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, mantissa.count <= 2, parts.count + mantissa.count > 2,
      mantissa.contains(where: { !$0.isEmpty }), mantissa.allSatisfy(isDigits)
    else { return false }
    guard parts.count == 2 else { return true }
    let sign = parts[1].first
    let exponent = sign == "+" || sign == "-" ? parts[1].dropFirst() : parts[1]
    return !exponent.isEmpty && isDigits(exponent)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// `.5` and `1.` with the zeros that Swift's numbers want.
  private static func padded(_ text: Substring) -> String {
    let exponent = text.firstIndex(of: "e") ?? text.endIndex
    return "0" + text[..<exponent] + (text.contains(".") ? "0" : "") + text[exponent...]
  }
}
