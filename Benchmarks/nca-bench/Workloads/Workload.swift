/// A part that is ready to run as often as one likes, in memory taken before.
protocol Workload {
  /// Runs the part once.
  mutating func run() throws -> Timing
}

/// What one run of a part took.
struct Timing {
  let seconds: Double
  /// Rates of matrix products, by implementation.
  var gigaflopsPerSecond: [String: Double] = [:]

  /// Times `body`.
  static func of(_ body: () throws -> Void) rethrows -> Timing {
    let clock = ContinuousClock()
    return Timing(seconds: try clock.measure(body) / .seconds(1))
  }
}
