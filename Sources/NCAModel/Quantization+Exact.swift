/// The states that an exact model may have.
public enum ExactStates: String, CaseIterable, Sendable, Codable {
  /// Whole numbers of 1/512 within ±1023: every half float texture holds them as they are.
  case half
  /// Whole numbers of 1/128 within ±127, for textures of bytes.
  case bytes

  /// What one unit of a state's code is worth.
  public var unit: Float { self == .half ? 0x1p-9 : 0x1p-7 }

  /// Codes on each side of zero.
  public var levels: Int { self == .half ? 1023 : Quantization.levels }
}

extension Quantization {
  /// The finest exact rounding that given weights allow.
  ///
  /// Scales are powers of two. Each matrix's is the finest with which its largest number keeps a code within
  /// ±``levels`` and the sums that it is part of fit 24 bits; a matrix of many large numbers drops a bit or more.
  ///
  /// - Throws: ``ExactnessError`` for weights so large that no sensible scale is left.
  public static func exact(
    fitting weights: Weights, states: ExactStates = .half
  ) throws(ExactnessError) -> Quantization {
    let hidden = HiddenRounding.standard
    var result = Quantization(
      stateLimit: Float(states.levels) * states.unit, stateLevels: states.levels, hidden: hidden,
      scales: Scales(w1: 1, b1: 1, w2: 1))
    let productUnit = states.unit / PerceptionFilter.largestGain
    let bias = weights.b1.reduce(hidden.unit) { max($0, abs($1)) }
    try result.coarsen(\.w1, from: finest(weights.amplifiedW1, beside: bias, unit: productUnit)) {
      (candidate) throws(ExactnessError) in
      // A bias finer than the products would only make the sums longer.
      candidate.scales.b1 = max(finest(weights.b1), candidate.scales.w1 * productUnit)
      _ = try candidate.firstSums(candidate.wholeWeights(weights), hidden)
    }
    try result.coarsen(\.w2, from: finest(weights.w2, beside: result.stateLimit, unit: hidden.unit)) {
      (candidate) throws(ExactnessError) in
      let rounded = try candidate.wholeWeights(weights)
      _ = try candidate.secondSum(rounded, hidden, try candidate.firstSums(rounded, hidden).activations)
    }
    return result
  }

  /// Bits that a matrix may drop: with more its numbers would be hardly more than their signs.
  private static let droppedBits = 4

  /// Doubles a scale until the check passes.
  private mutating func coarsen(
    _ scale: WritableKeyPath<Scales, Float>, from finest: Float,
    check: (inout Quantization) throws(ExactnessError) -> Void
  ) throws(ExactnessError) {
    scales[keyPath: scale] = finest
    for _ in 0..<Self.droppedBits {
      do {
        return try check(&self)
      } catch {
        scales[keyPath: scale] *= 2
      }
    }
    try check(&self)
  }

  /// The smallest power of two with which all values have codes; zeros take the smallest of all.
  ///
  /// - Parameters:
  ///   - summand: the largest number that is no product and stands in the products' sum; gets half of its range.
  ///   - unit: of what the values are multiplied by.
  private static func finest(_ values: [Float], beside summand: Float = 0, unit: Float = 1) -> Float {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let scales = unitExponents.lazy.map { Float(sign: .plus, exponent: $0, significand: 1) }
    let fitting = scales.first {
      (largest / $0).rounded() <= Float(levels) && summand / $0 / unit <= Float(Self.floatIntegers / 2)
    }
    return fitting ?? Float(sign: .plus, exponent: unitExponents.upperBound, significand: 1)
  }
}
