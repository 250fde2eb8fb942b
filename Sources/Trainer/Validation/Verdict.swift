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
  var severity: Int {
    switch self {
    case .holds, .freezes: 0
    case .drifts: 1
    case .dies: 2
    case .explodes: 3
    }
  }
}
