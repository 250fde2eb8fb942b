/// Eight bits a weight, and states in whole steps, for places that have no more.
///
/// Weights are whole numbers within ±``levels`` times one scale a matrix; w1's columns are divided by their filter's
/// ``PerceptionFilter/gain`` besides, as published texture models do. States are whole multiples of ``stateUnit``
/// within ±``stateLimit``. In bytes the texel of code c in 1...255 holds `(c − 128) · stateUnit`, and code 0 is left
/// for "never written". With ``hidden`` the hidden layer is rounded too and the model is exact: every number is a
/// multiple of a power of two, and sums are the same bits in any order (see ``exact(fitting:states:)``).
///
/// Rounding is the same everywhere, `clamp(floor(x / unit + 0.5), codes) · unit`: see ``UniformQuantizer``.
public struct Quantization: Hashable, Sendable {
  /// Largest absolute state.
  public var stateLimit: Float
  /// Codes of a state on each side of zero: 127 fit bytes, 1,023 half floats.
  public var stateLevels: Int
  /// How an exact model's hidden units are rounded; nil for models that are not exact.
  public var hidden: HiddenRounding?
  /// What one unit of each weight's code is worth.
  public var scales: Scales

  /// Scales of the three weight matrices, above 0.
  public struct Scales: Hashable, Sendable, Codable {
    public var w1: Float
    public var b1: Float
    public var w2: Float
  }

  /// The codes of a weight, and of a state in bytes, on each side of zero.
  public static let levels = 127
  /// Where the overflow loss begins too.
  public static let standardStateLimit: Float = 1

  /// The scales that suit given weights: each matrix's largest number gets the largest code.
  public init(fitting weights: Weights, stateLimit: Float = Self.standardStateLimit) {
    self.init(
      stateLimit: stateLimit, stateLevels: Self.levels, hidden: nil,
      scales: Scales(
        w1: Self.scale(weights.amplifiedW1), b1: Self.scale(weights.b1), w2: Self.scale(weights.w2)))
  }

  init(stateLimit: Float, stateLevels: Int, hidden: HiddenRounding?, scales: Scales) {
    self.stateLimit = stateLimit
    self.stateLevels = stateLevels
    self.hidden = hidden
    self.scales = scales
  }

  private static func scale(_ values: [Float]) -> Float {
    let largest = values.map(abs).max() ?? 0
    return largest > 0 ? largest / Float(levels) : 1
  }

  /// Whether the model claims that its numbers are the same bits everywhere; ``exactness(of:)`` proves it.
  public var isExact: Bool { hidden != nil }

  /// What one unit of a state's code is worth.
  public var stateUnit: Float { stateLimit / Float(stateLevels) }

  /// Rounds states.
  public var stateQuantizer: UniformQuantizer {
    UniformQuantizer(unit: stateUnit, codes: -stateLevels...stateLevels)
  }

  /// The codes of given weights, each the nearest whole number of its scale within ±``levels``.
  public func codes(_ weights: Weights) -> WeightCodes {
    func codes(_ values: [Float], _ scale: Float) -> [Int] {
      let limit = Float(Self.levels)
      return values.map { Int(min(max(($0 / scale).rounded(), -limit), limit)) }
    }
    return WeightCodes(
      w1: codes(weights.amplifiedW1, scales.w1), b1: codes(weights.b1, scales.b1), w2: codes(weights.w2, scales.w2))
  }

  /// The nearest weights that eight bits hold.
  public func rounded(_ weights: Weights) throws(WeightsError) -> Weights {
    let (codes, gains) = (codes(weights), PerceptionFilter.allCases.map(\.gain))
    return try Weights(
      architecture: weights.architecture,
      w1: codes.w1.enumerated().map { Float($1) * scales.w1 / gains[$0 % gains.count] },
      b1: codes.b1.map { Float($0) * scales.b1 }, w2: codes.w2.map { Float($0) * scales.w2 })
  }

  /// Whether a file may hold this.
  var isValid: Bool {
    [stateLimit, scales.w1, scales.b1, scales.w2].allSatisfy { $0.isFinite && $0 > 0 }
      && (1...UniformQuantizer.codeLimit).contains(stateLevels) && hidden?.isValid ?? true
  }
}

/// A rule's weights as whole numbers, of the shapes that ``Weights`` has.
public struct WeightCodes: Equatable, Sendable {
  /// In units of `scales.w1`, for filters divided by their gain.
  public let w1: [Int]
  /// In units of `scales.b1`.
  public let b1: [Int]
  /// In units of `scales.w2`.
  public let w2: [Int]
}

extension Quantization: Codable {
  private enum CodingKeys: String, CodingKey { case stateLimit, stateLevels, hidden, scales }

  /// Reads what a file holds; bytes are meant where nothing else is said.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      stateLimit: try fields.decode(Float.self, forKey: .stateLimit),
      stateLevels: try fields.decodeIfPresent(Int.self, forKey: .stateLevels) ?? Self.levels,
      hidden: try fields.decodeIfPresent(HiddenRounding.self, forKey: .hidden),
      scales: try fields.decode(Scales.self, forKey: .scales))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(stateLimit, forKey: .stateLimit)
    if stateLevels != Self.levels { try fields.encode(stateLevels, forKey: .stateLevels) }
    try fields.encodeIfPresent(hidden, forKey: .hidden)
    try fields.encode(scales, forKey: .scales)
  }
}

extension Weights {
  /// w1 with each column multiplied by its filter's gain: what it is worth on filters of gain 1.
  package var amplifiedW1: [Float] {
    let gains = PerceptionFilter.allCases.map(\.gain)
    return w1.enumerated().map { $1 * gains[$0 % gains.count] }
  }
}
