/// Floats as the shortest decimals that give the same float back.
enum FloatLiteral {
  /// A finite float with a point or an exponent, in ASCII: `.5`, `-12.`, `3e-8`.
  static func text(_ value: Float) -> String {
    precondition(value.isFinite, "a shader has no literal for \(value)")
    let (digits, exponent) = decimal(value.magnitude)
    let inPlace = positional(digits, exponent)
    let scientific = digits + [UInt8(ascii: "e")] + Array(String(exponent).utf8)
    // Positional unless the exponent is shorter.
    let shortest = scientific.count < inPlace.count ? scientific : inPlace
    return (value.sign == .minus ? "-" : "") + String(decoding: shortest, as: UTF8.self)
  }

  private static let zero = UInt8(ascii: "0")
  private static let point = UInt8(ascii: ".")

  /// Digits without zeros at either end, and the power of ten that the last of them counts.
  ///
  /// Bytes, not characters: a large model's shader has thousands of these.
  private static func decimal(_ value: Float) -> (digits: [UInt8], exponent: Int) {
    // Swift's description is the shortest that reads back: 0.1, 1e-05, 16777216.0, 3.4028235e+38.
    let text = Array(value.description.utf8)
    let end = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
    let place = text[..<end].firstIndex(of: point) ?? end
    let written = end == text.count ? 0 : Int(String(decoding: text[(end + 1)...], as: UTF8.self))!
    var exponent = written - max(0, end - place - 1)
    var digits = Array(text[..<end].filter { $0 != point }.drop { $0 == zero })
    guard !digits.isEmpty else { return ([zero], 0) }
    while digits.last == zero {
      digits.removeLast()
      exponent += 1
    }
    return (digits, exponent)
  }

  private static func positional(_ digits: [UInt8], _ exponent: Int) -> [UInt8] {
    if exponent >= 0 { return digits + Array(repeating: zero, count: exponent) + [point] }
    let whole = digits.count + exponent
    if whole <= 0 { return [point] + Array(repeating: zero, count: -whole) + digits }
    return digits[..<whole] + [point] + digits[whole...]
  }
}
