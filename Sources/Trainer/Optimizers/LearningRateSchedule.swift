import Foundation

/// The learning rate of each iteration.
public protocol LearningRateSchedule: Sendable {
  /// The rate of iteration `iteration` (from 0) of `total`.
  func learningRate(at iteration: Int, of total: Int) -> Float
}

/// Half a cosine wave from one rate to another.
enum CosineCurve {
  /// - Parameter position: 0 at `start`, 1 at `end`.
  static func rate(from start: Double, to end: Double, at position: Double) -> Double {
    end + (start - end) * (1 + cos(.pi * position)) / 2
  }
}
