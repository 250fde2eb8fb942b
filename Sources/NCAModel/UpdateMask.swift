/// Which cells take part in a step: a pure function of (x, y, step, seed).
///
/// Trainer, simulator and browser evaluate the same function, so they walk the same trajectory and can
/// be compared cell by cell. See ``MaskHash`` for the draw.
public enum UpdateMask: Hashable, Sendable {
  /// Every cell draws for itself and updates with probability `rate`, in (0, 1].
  case independent(rate: Float)
  /// Of every two horizontal neighbours (columns 2i and 2i + 1), one draw chooses the one that updates.
  ///
  /// Each cell still updates half of the time at random, but exactly half of all hidden layers need computing.
  /// On a grid of odd width the last column has no partner and updates half of the time.
  case pair

  /// Probability that a cell updates in one step.
  public var rate: Float {
    switch self {
    case .independent(let rate): rate
    case .pair: 0.5
    }
  }

  /// An independent draw updates the cell when its hash, in 0 ..< 2^24, lies below this number.
  ///
  /// 2^24 for rate 1, which lets every cell through. At least 1, so that no rate is silently zero.
  public var threshold: UInt32 {
    UInt32(max(1, min(16_777_216, (rate * 16_777_216).rounded())))
  }

  /// Whether cell (x, y) updates in `step` of the run with `seed`.
  ///
  /// - Parameters:
  ///   - x: column from the left.
  ///   - y: row from the top.
  ///   - step: steps taken since the start; only its lowest 24 bits count.
  ///   - seed: names the run.
  public func isActive(x: Int, y: Int, step: Int, seed: UInt32) -> Bool {
    let row = MaskHash(seed: seed, step: step).row(y)
    switch self {
    case .independent: return row.draw(x) < threshold
    case .pair: return Int(row.draw(x >> 1) >> 23) == x & 1
    }
  }
}
