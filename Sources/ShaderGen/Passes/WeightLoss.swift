import Foundation
import NCAModel

/// What a model's weights lose when they are written as whole numbers of eight bits.
public struct WeightLoss: Equatable, Sendable {
  /// Signal beside noise of the matrix that loses most, in decibels; infinite when nothing is lost.
  public let decibels: Double

  /// Below this, weights are written in full: rounding to eight bits costs a well-spread matrix far less.
  ///
  /// A matrix whose numbers are spread evenly keeps 48 dB, one with a normal distribution cut at four standard
  /// deviations 41 dB; trained ones lie around 36 dB.
  public static let limit = 26.0

  public var isSmall: Bool { decibels >= Self.limit }

  public init(_ weights: Weights, _ quantization: Quantization) throws(WeightsError) {
    let rounded = try quantization.rounded(weights)
    decibels = [(weights.w1, rounded.w1), (weights.b1, rounded.b1), (weights.w2, rounded.w2)]
      .map(Self.decibels).min() ?? .infinity
  }

  private static func decibels(_ exact: [Float], _ rounded: [Float]) -> Double {
    let signal = exact.reduce(0.0) { $0 + Double($1) * Double($1) }
    let noise = zip(exact, rounded).reduce(0.0) { $0 + pow(Double($1.0) - Double($1.1), 2) }
    return noise == 0 ? .infinity : 10 * log10(signal / noise)
  }
}
