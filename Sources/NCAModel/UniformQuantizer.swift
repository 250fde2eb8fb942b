/// Rounds numbers to whole multiples of a unit: the one rounding of states and hidden units.
///
/// `code = clamp(floor(x / unit + 0.5), codes)` and the value is `code · unit`; halves go up. With a power of two as
/// the unit no operation but the floor rounds, and to clamp before or after is the same.
public struct UniformQuantizer: Hashable, Sendable {
  /// The distance of neighbouring values, above 0.
  public let unit: Float
  /// Codes that a value can have.
  public let codes: ClosedRange<Int>

  /// Larger codes than this are refused: with a half added they still fit 24 bits.
  static let codeLimit = 1 << 22

  public init(unit: Float, codes: ClosedRange<Int>) {
    self.unit = unit
    self.codes = codes
  }

  /// The code of the nearest multiple that the range holds.
  public func code(_ x: Double) -> Int {
    let code = (x / Double(unit) + 0.5).rounded(.down)
    return Int(min(max(code, Double(codes.lowerBound)), Double(codes.upperBound)))
  }

  /// The nearest multiple that the range holds.
  public func callAsFunction(_ x: Double) -> Double { Double(code(x)) * Double(unit) }
}

/// How an exact model's hidden units are rounded after the rectifier: to 0, `unit`, … `levels · unit`.
public struct HiddenRounding: Hashable, Sendable, Codable {
  /// What one unit of the code is worth.
  public var unit: Float
  /// The largest code.
  public var levels: Int

  /// 12 bits of 1/512: hidden units up to 8, in steps as fine as those of the states.
  public static let standard = HiddenRounding(unit: 0x1p-9, levels: 4095)

  public init(unit: Float, levels: Int) {
    self.unit = unit
    self.levels = levels
  }

  /// The largest value.
  public var limit: Float { Float(levels) * unit }

  /// Rectifies and rounds.
  public var quantizer: UniformQuantizer { UniformQuantizer(unit: unit, codes: 0...levels) }

  var isValid: Bool { unit.isFinite && unit > 0 && (1...UniformQuantizer.codeLimit).contains(levels) }
}
