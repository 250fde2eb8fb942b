/// How a model held up when it ran much longer than in training, and on a larger grid.
public struct ValidationRecord: Equatable, Sendable, Codable {
  /// How near the grown texture is to the target, in decibels above an empty grid: ten times the decimal
  /// logarithm of the ratio of their style losses along fixed projections. The worst moment of all grids.
  public var fidelity: Float
  /// The style loss behind it.
  public var styleLoss: Float
  /// What became of it.
  public var verdict: Verdict
  /// Steps from the seed.
  public var steps: Int
  /// Widths and heights of the grids in cells.
  public var grids: [[Int]]
  /// A quantized model's fidelity without any rounding.
  public var floatFidelity: Float?
  /// And its style loss.
  public var floatStyleLoss: Float?

  public init(
    fidelity: Float, styleLoss: Float, verdict: Verdict, steps: Int, grids: [[Int]], floatFidelity: Float? = nil,
    floatStyleLoss: Float? = nil
  ) {
    self.fidelity = fidelity
    self.styleLoss = styleLoss
    self.verdict = verdict
    self.steps = steps
    self.grids = grids
    self.floatFidelity = floatFidelity
    self.floatStyleLoss = floatStyleLoss
  }
}

extension ValidationRecord {
  /// The worse of two verdicts loses; of equal ones the lower fidelity.
  public func isBetter(than other: ValidationRecord) -> Bool {
    (verdict.severity, -fidelity) < (other.verdict.severity, -other.fidelity)
  }
}

/// What became of an automaton in a long rollout.
public enum Verdict: String, CaseIterable, Sendable, Codable {
  /// It goes on moving and keeps its look.
  case holds
  /// It keeps its look but no longer moves.
  case freezes
  /// Its states leave the range that they were trained in, or its look goes away slowly.
  case drifts
  /// Nearly nothing is left to see.
  case dies
  /// States grow without bound.
  case explodes

  /// Whether the texture is still there.
  public var isUsable: Bool { self == .holds || self == .freezes }

  /// Where a verdict stands in the order of what is worse; usable ones are equally good.
  public var severity: Int {
    switch self {
    case .holds, .freezes: 0
    case .drifts: 1
    case .dies: 2
    case .explodes: 3
    }
  }
}
