import Foundation

/// The smoothed loss at rising learning rates, and the rate that follows from it.
public struct LearningRateCurve: Sendable, Equatable {
  /// A rate with the mean of the losses up to it.
  public struct Point: Sendable, Equatable {
    public let rate: Float
    public let loss: Float
  }

  /// In the order of the iterations.
  public private(set) var points: [Point] = []
  private var best = Float.infinity
  private var mean = 0.0

  /// Part of the smoothed loss that each iteration leaves as it was.
  private static let memory = 0.9
  /// A loss so many times the best one has exploded.
  private static let explosion: Float = 4

  public init() {}

  /// Adds the next iteration; its loss is smoothed with those before.
  mutating func add(loss: Float, rate: Float) {
    mean = Self.memory * mean + (1 - Self.memory) * Double(loss)
    // Corrects that the mean began at zero, as Adam does.
    let smoothed = Float(mean / (1 - pow(Self.memory, Double(points.count + 1))))
    points.append(Point(rate: rate, loss: smoothed))
    best = min(best, smoothed)
  }

  /// Whether the loss has become four times the best one.
  public var hasExploded: Bool {
    points.last.map { !($0.loss <= Self.explosion * best) } ?? false
  }

  /// Where the loss has fallen furthest on the way: the middle of its longest descent; nil when it never fell.
  ///
  /// The descent is the longest subsequence of falling losses, gaps allowed, without the first tenth of the points,
  /// when nothing has happened yet, and the last five, when all is lost. After fastai's `valley`.
  public var valley: Point? {
    let part = Array(points.dropFirst(points.count / 10).dropLast(5))
    let descent = Self.longestDescent(part.map(\.loss))
    return descent.count < 2 ? nil : part[descent[descent.count / 2]]
  }

  /// Indices of the longest subsequence of falling numbers; the earliest of several.
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
