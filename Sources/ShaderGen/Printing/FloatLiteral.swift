/// Floats as the shortest decimals that give the same float back.
enum FloatLiteral {
  /// A finite float with a point or an exponent, in ASCII: `.5`, `-12.`, `3e-8`.
  static func text(_ value: Float) -> String {
    precondition(value.isFinite, "a shader has no literal for \(value)")
    let (digits, exponent) = decimal(value.magnitude)
    let forms = [positional(digits, exponent), "\(digits)e\(exponent)"]
    // `min` keeps the first of equals: positional unless the exponent is shorter.
    let shortest = forms.min { $0.utf8.count < $1.utf8.count }!
    return (value.sign == .minus ? "-" : "") + shortest
  }

  /// Digits without zeros at either end, and the power of ten that the last of them counts.
  private static func decimal(_ value: Float) -> (digits: String, exponent: Int) {
    // Swift's description is the shortest that reads back: 0.1, 1e-05, 16777216.0, 3.4028235e+38.
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    var exponent = (parts.count > 1 ? Int(parts[1])! : 0) - fraction.count
    var digits = (mantissa[0] + fraction).drop { $0 == "0" }
    guard !digits.isEmpty else { return ("0", 0) }
    while digits.last == "0" {
      digits.removeLast()
      exponent += 1
    }
    return (String(digits), exponent)
  }

  private static func positional(_ digits: String, _ exponent: Int) -> String {
    if exponent >= 0 { return digits + String(repeating: "0", count: exponent) + "." }
    let whole = digits.count + exponent
    if whole <= 0 { return "." + String(repeating: "0", count: -whole) + digits }
    return digits.prefix(whole) + "." + digits.dropFirst(whole)
  }
}
