/// Eight bits a weight and a state channel, for places that have nothing else.
///
/// States are multiples of `stateLimit / levels` within ±`stateLimit`; the texel of code c in 1...255 holds
/// `(c − 128) · stateLimit / levels`, and code 0 is left for "never written". Weights are whole numbers within
/// ±`levels` times one scale a matrix; w1's columns are divided by their filter's ``PerceptionFilter/gain``
/// besides, as published texture models do.
public struct Quantization: Hashable, Sendable, Codable {
  /// Largest absolute state.
  public var stateLimit: Float
  /// What one unit of each weight's code is worth.
  public var scales: Scales

  /// Scales of the three weight matrices, above 0.
  public struct Scales: Hashable, Sendable, Codable {
    public var w1: Float
    public var b1: Float
    public var w2: Float
  }

  /// Codes on each side of zero.
  public static let levels = 127
  /// Where the overflow loss begins too.
  public static let standardStateLimit: Float = 1

  /// The scales that suit given weights: each matrix's largest number gets the largest code.
  public init(fitting weights: Weights, stateLimit: Float = Self.standardStateLimit) {
    self.stateLimit = stateLimit
    func scale(_ values: [Float]) -> Float {
      let largest = values.map(abs).max() ?? 0
      return largest > 0 ? largest / Float(Self.levels) : 1
    }
    scales = Scales(w1: scale(weights.amplifiedW1), b1: scale(weights.b1), w2: scale(weights.w2))
  }

  /// The nearest weights that eight bits hold.
  public func rounded(_ weights: Weights) throws(WeightsError) -> Weights {
    func round(_ values: [Float], _ scale: Float) -> [Float] {
      values.map { min(max(($0 / scale).rounded(), -Float(Self.levels)), Float(Self.levels)) * scale }
    }
    let gains = PerceptionFilter.allCases.map(\.gain)
    let w1 = round(weights.amplifiedW1, scales.w1)
    return try Weights(
      architecture: weights.architecture, w1: w1.enumerated().map { $1 / gains[$0 % gains.count] },
      b1: round(weights.b1, scales.b1), w2: round(weights.w2, scales.w2))
  }

  /// Whether a file may hold this.
  var isValid: Bool {
    [stateLimit, scales.w1, scales.b1, scales.w2].allSatisfy { $0.isFinite && $0 > 0 }
  }
}

extension Weights {
  /// w1 with each column multiplied by its filter's gain: what it is worth on filters of gain 1.
  var amplifiedW1: [Float] {
    let gains = PerceptionFilter.allCases.map(\.gain)
    return w1.enumerated().map { $1 * gains[$0 % gains.count] }
  }
}
