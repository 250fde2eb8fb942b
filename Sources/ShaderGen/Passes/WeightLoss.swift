import Foundation
import NCAModel

/// What a model's weights lose when they are written as whole numbers of eight bits.
public struct WeightLoss: Equatable, Sendable {
  /// Signal beside noise of the matrix that loses most, in decibels; infinite when nothing is lost.
  ///
  /// The signal is the median square of the numbers that are not 0: a huge one coarsens all others, and must not
  /// drown what they lose.
  public let decibels: Double

  /// Below this, weights are written in full: rounding to eight bits costs a well-spread matrix far less.
  ///
  /// A matrix whose numbers are spread evenly keeps 47 dB, one with a normal distribution cut at four standard
  /// deviations 37 dB; trained ones lie around 33 dB.
  public static let limit = 26.0

  public var isSmall: Bool { decibels >= Self.limit }

  public init(_ weights: Weights, _ quantization: Quantization) throws(WeightsError) {
    let rounded = try quantization.rounded(weights)
    decibels =
      [(weights.amplifiedW1, rounded.amplifiedW1), (weights.b1, rounded.b1), (weights.w2, rounded.w2)]
      .map(Self.decibels).min() ?? .infinity
  }

  private static func decibels(_ exact: [Float], _ rounded: [Float]) -> Double {
    let noise = zip(exact, rounded).reduce(0.0) { $0 + pow(Double($1.0) - Double($1.1), 2) } / Double(exact.count)
    let squares = exact.filter { $0 != 0 }.map { Double($0) * Double($0) }.sorted()
    guard noise > 0, !squares.isEmpty else { return .infinity }
    return 10 * log10(squares[squares.count / 2] / noise)
  }
}
