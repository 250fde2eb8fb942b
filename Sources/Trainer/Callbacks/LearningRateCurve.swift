/// The smoothed loss at rising learning rates, and the rate that follows from it.
public struct LearningRateCurve: Sendable, Equatable {
  /// A rate with the median of nine losses around it, which a single wild one does not move.
  public struct Point: Sendable, Equatable {
    public let rate: Float
    public let loss: Float
  }

  /// In the order of the iterations; none before nine are done.
  public private(set) var points: [Point] = []
  private var losses: [Float] = []
  private var rates: [Float] = []

  /// Losses of a median.
  private static let window = 9
  /// A loss so many times the best one has exploded; as in fastai.
  private static let explosion: Float = 4
  /// What keeps a training away from the rate at which its loss explodes.
  private static let safety: Float = 10

  public init() {}

  /// Adds the next iteration.
  mutating func add(loss: Float, rate: Float) {
    losses = losses.suffix(Self.window - 1) + [loss]
    rates = rates.suffix(Self.window - 1) + [rate]
    guard losses.count == Self.window else { return }
    let middle = Self.window / 2
    points.append(Point(rate: rates[middle], loss: losses.sorted()[middle]))
  }

  /// Whether the loss has become four times the best one, or no number.
  public var hasExploded: Bool {
    guard losses.last?.isFinite ?? true else { return true }
    guard let best = points.map(\.loss).min(), let last = points.last else { return false }
    // Four times what lies below zero would be less.
    return last.loss - best > (Self.explosion - 1) * abs(best)
  }

  /// The rate to train with: a tenth of the one at which the loss exploded, or the valley's where none did.
  ///
  /// Nil when the loss neither exploded nor ever fell.
  public var suggestion: Point? {
    guard hasExploded, let end = points.last else { return valley }
    return points.last { $0.rate <= end.rate / Self.safety } ?? points.first
  }

  /// Where the loss was falling: the middle of its longest descent; nil when it never fell.
  ///
  /// The descent is the longest subsequence of falling losses, gaps allowed, without the first tenth of the points,
  /// when nothing has happened yet, and the last five, when all is lost. After fastai's `valley`.
  public var valley: Point? {
    let part = Array(points.dropFirst(points.count / 10).dropLast(5))
    let descent = Self.longestDescent(part.map(\.loss))
    return descent.count < 2 ? nil : part[descent[descent.count / 2]]
  }

  /// Indices of the longest subsequence of falling numbers; one of several as long.
  private static func longestDescent(_ losses: [Float]) -> [Int] {
    var lengths = [Int](repeating: 1, count: losses.count)
    var before = [Int?](repeating: nil, count: losses.count)
    for i in losses.indices {
      for j in 0..<i where losses[i] < losses[j] && lengths[i] < lengths[j] + 1 {
        (lengths[i], before[i]) = (lengths[j] + 1, j)
      }
    }
    guard let longest = lengths.max() else { return [] }
    var descent: [Int] = []
    var index = lengths.firstIndex(of: longest)
    while let i = index {
      descent.append(i)
      index = before[i]
    }
    return descent.reversed()
  }
}
