import Foundation

/// Where an axis begins and ends, where its ticks are and how they are written.
package struct AxisScale: Equatable {
  package let scale: LineChart.Scale
  /// Ends of the axis, `lower < upper`; both above zero on a logarithmic one.
  package let lower: Double
  package let upper: Double
  /// Values with a label, rising, within the ends.
  package let ticks: [Double]
  private let step: Double?

  /// Most steps between ticks.
  private static let steps = 6.0
  /// A logarithmic axis that spans less has ticks like a linear one.
  private static let leastRatio = 3.0
  /// Beyond it sums overflow.
  private static let largest = 1e300

  /// Whether an axis can show a value.
  package static func shows(_ value: Double, _ scale: LineChart.Scale) -> Bool {
    value.isFinite && abs(value) <= largest && (scale == .linear || value >= 1 / largest)
  }

  /// The ends are round numbers around all values that can be shown.
  package init(_ scale: LineChart.Scale, showing values: some Sequence<Double>) {
    self.scale = scale
    let values = values.filter { Self.shows($0, scale) }
    var (low, high) = (values.min() ?? (scale == .linear ? 0 : 1), values.max() ?? (scale == .linear ? 1 : 10))
    // One value, or several that are one to the eye, get room on both sides.
    if high - low <= abs(high) * 1e-9 {
      switch scale {
      case .linear:
        let room = low == 0 ? 1 : abs(low) / 2
        (low, high) = (low - room, high + room)
      case .logarithmic: (low, high) = (low / 3, high * 3)
      }
    }
    if scale == .linear || high / low < Self.leastRatio {
      let step = Self.roundStep((high - low) / Self.steps)
      let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
      ticks = stride(from: first, through: last, by: 1).map { $0 * step }
      (lower, upper, self.step) = (first * step, last * step, step)
    } else {
      let first = Self.roundNumbers(at: low).last { $0 <= low } ?? low
      let last = Self.roundNumbers(at: high).first { $0 >= high } ?? high
      ticks = Self.logarithmicTicks(first, last)
      (lower, upper, step) = (first, last, nil)
    }
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper.
  package func position(_ value: Double) -> Double {
    switch scale {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: (log(value) - log(lower)) / (log(upper) - log(lower))
    }
  }

  /// A tick's text.
  package func label(_ tick: Double) -> String {
    let magnitude = abs(tick)
    guard magnitude > 0 else { return "0" }
    let decimals = step.map { max(0, Int(-log10($0).rounded(.down))) } ?? max(0, Int(-log10(magnitude).rounded(.down)))
    if magnitude >= 1e6 || decimals > 4 {
      // 1e-05 would be C's way.
      let parts = String(format: "%.6g", tick).split(separator: "e")
      if parts.count == 2, let exponent = Int(parts[1]) { return "\(parts[0])e\(exponent)" }
    }
    return String(format: "%.\(min(decimals, 12))f", tick)
  }

  /// The least of 1, 2, 5, 10, … times a power of ten that is not below a length.
  private static func roundStep(_ length: Double) -> Double {
    roundNumbers(at: length).first { $0 >= length * (1 - 1e-9) } ?? length
  }

  /// Round numbers around a value above zero, rising.
  private static func roundNumbers(at value: Double) -> [Double] {
    let exponent = Int(log10(value).rounded(.down))
    return (exponent - 1...exponent + 1).flatMap { numbers([1, 2, 5], exponent: $0) }
  }

  private static func logarithmicTicks(_ lower: Double, _ upper: Double) -> [Double] {
    let (first, last) = (Int(log10(lower).rounded(.down)), Int(log10(upper).rounded(.up)))
    let decades = last - first
    // Few decades have room for more than their ends, many not even for those.
    let mantissas: [Double] = decades <= 3 ? [1, 2, 5] : [1]
    let exponents = stride(from: first, through: last, by: max(1, (decades + 9) / 10))
    let ticks = exponents.flatMap { numbers(mantissas, exponent: $0) }
    return ticks.filter { $0 >= lower * (1 - 1e-9) && $0 <= upper * (1 + 1e-9) }
  }

  /// Each mantissa times the power of ten.
  private static func numbers(_ mantissas: [Double], exponent: Int) -> [Double] {
    // Dividing is exact where multiplying by a rounded 0.001 is not.
    exponent < 0
      ? mantissas.map { $0 / pow(10, Double(-exponent)) } : mantissas.map { $0 * pow(10, Double(exponent)) }
  }
}
