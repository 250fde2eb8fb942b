/// Trainings by name: how wide the rule is and how long it learns.
///
/// Times are those of 128×128 cells on two cores with AVX-512; `nca-train --estimate` tells another machine's.
public enum TrainingPreset: String, CaseIterable, Sendable {
  /// 4 channels, 8 hidden: 168 weights, the smallest worth showing.
  case tiny
  /// 8 channels, 32 hidden: 1,312 weights, trained for longer than ``quick``.
  case small
  /// As wide as ``small``; about three minutes.
  case quick
  /// 12 channels, 96 hidden: 5,856 weights, the size of the published texture models; about ten minutes.
  case standard
  /// As wide as ``standard``; about half an hour.
  case fine

  /// Sets what the preset decides; everything else stays.
  public func apply(to options: inout AutomatonTrainingOptions) {
    let iterations: Int
    switch self {
    case .tiny: (options.channels, options.hidden, iterations) = (4, 8, 3000)
    case .small: (options.channels, options.hidden, iterations) = (8, 32, 2500)
    case .quick: (options.channels, options.hidden, iterations) = (8, 32, 1000)
    case .standard: (options.channels, options.hidden, iterations) = (12, 96, 1600)
    case .fine: (options.channels, options.hidden, iterations) = (12, 96, 5000)
    }
    options.iterations = iterations
  }
}
