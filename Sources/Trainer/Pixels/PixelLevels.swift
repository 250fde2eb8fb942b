/// The sizes that a picture grows through, and how long it stays at each.
///
/// Few pixels move large shapes in little time; the last size is left to details.
/// Source: Gatys et al., "Controlling Perceptual Factors in Neural Style Transfer", CVPR 2017 (coarse to fine).
package struct PixelLevels: Equatable, Sendable {
  package struct Level: Equatable, Sendable {
    package let width: Int
    package let height: Int
    /// The first iteration at this size, from 0.
    package let firstIteration: Int
  }
  package let levels: [Level]

  /// Longer side below which no level goes of its own accord.
  private static let coarsestSide = 128
  /// Shorter side below which none goes: the deepest layers need some cells.
  private static let shortestSide = 32
  /// Iterations at a size beside those at the next larger one.
  private static let ratio = 1.5

  /// - Parameter count: sizes wanted; nil for all that are worth it.
  package init(width: Int, height: Int, iterations: Int, count: Int?) {
    var possible = 1
    while max(width, height) >> possible >= Self.coarsestSide, min(width, height) >> possible >= Self.shortestSide {
      possible += 1
    }
    let count = min(count ?? possible, possible, iterations)
    var shares: [Double] = []
    for level in 0..<count { shares.append((0..<count - 1 - level).reduce(1.0) { share, _ in share * Self.ratio }) }
    let sum = shares.reduce(0, +)
    var levels: [Level] = []
    var (first, before) = (0, 0.0)
    for (level, share) in shares.enumerated() {
      let halvings = count - 1 - level
      levels.append(
        Level(width: max(1, width >> halvings), height: max(1, height >> halvings), firstIteration: first))
      before += share
      // Every level gets an iteration.
      first = max(first + 1, Int((before / sum * Double(iterations)).rounded()))
    }
    self.levels = levels
  }

  /// The place of the level of an iteration, from 0.
  func level(at iteration: Int) -> Int { levels.lastIndex { $0.firstIteration <= iteration } ?? 0 }

  /// Pixels of all iterations before one.
  package func work(before iteration: Int) -> Double {
    levels.indices.reduce(0.0) { sum, index in
      let level = levels[index]
      let end = index + 1 < levels.count ? levels[index + 1].firstIteration : Int.max
      let iterations = max(0, min(iteration, end) - level.firstIteration)
      return sum + Double(iterations) * Double(level.width * level.height)
    }
  }
}
