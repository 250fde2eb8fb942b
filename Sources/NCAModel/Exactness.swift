/// The proof that an exact model's sums fit the 24 bits of a float.
///
/// Then float32 adds without rounding in any order, with or without fused multiply-add: every processor computes
/// the same bits.
public struct Exactness: Equatable, Sendable {
  /// The largest that any sum of the first layer can become, as a fraction of 2^24 units of that sum; below 1.
  public let firstSum: Double
  /// The same of the second layer's sums with the state that they are added to.
  public let secondSum: Double

  /// The larger of the two.
  public var largest: Double { max(firstSum, secondSum) }
}

extension Quantization {
  /// Proves for given weights that every sum of a step is exact.
  ///
  /// Perception is bounded by the states and ``PerceptionFilter/largestSum``, a hidden unit by its weights and its
  /// clamp. A half unit that rounding adds counts as part of each sum.
  ///
  /// - Throws: ``ExactnessError`` when a unit is no power of two, a weight no whole number of its scale or a sum can
  ///   outgrow 24 bits.
  public func exactness(of weights: Weights) throws(ExactnessError) -> Exactness {
    guard let hidden else { throw .notRounded }
    try checkUnits(hidden)
    try checkCodes(weights)
    let first = try firstSums(weights, hidden)
    return Exactness(firstSum: first.fraction, secondSum: try secondSum(weights, hidden, first.activations))
  }

  /// The first layer's largest sum as a fraction, and the largest value of each hidden unit.
  func firstSums(
    _ weights: Weights, _ hidden: HiddenRounding
  ) throws(ExactnessError) -> (fraction: Double, activations: [Double]) {
    let (filters, inputs) = (PerceptionFilter.allCases, weights.architecture.perceptionCount)
    // Every product, the bias and the half that rounding adds are multiples of this.
    let unit = min(scales.w1 / PerceptionFilter.largestGain * stateUnit, scales.b1, hidden.unit / 2)
    var (largest, activations) = (0.0, [Double]())
    for index in 0..<weights.architecture.hidden {
      var sum = Double(abs(weights.b1[index]))
      for input in 0..<inputs {
        let weight = abs(weights.w1[index * inputs + input])
        sum += Double(weight) * Double(filters[input % filters.count].largestSum * stateLimit)
      }
      let fraction = (sum + Double(hidden.unit / 2)) / Double(unit) / Self.floatIntegers
      guard fraction < 1 else { throw .hiddenSum(unit: index, fraction: fraction) }
      largest = max(largest, fraction)
      activations.append(hidden.quantizer(sum))
    }
    return (largest, activations)
  }

  /// The second layer's largest sum with the state, as a fraction, from the largest values of hidden units.
  func secondSum(
    _ weights: Weights, _ hidden: HiddenRounding, _ activations: [Double]
  ) throws(ExactnessError) -> Double {
    let unit = min(scales.w2 * hidden.unit, stateUnit / 2)
    var largest = 0.0
    for channel in 0..<weights.architecture.channels {
      let row = weights.w2[channel * activations.count..<(channel + 1) * activations.count]
      let sum = zip(row, activations).reduce(Double(stateLimit)) { $0 + Double(abs($1.0)) * $1.1 }
      let fraction = (sum + Double(stateUnit / 2)) / Double(unit) / Self.floatIntegers
      guard fraction < 1 else { throw .stateSum(channel: channel, fraction: fraction) }
      largest = max(largest, fraction)
    }
    return largest
  }

  /// Every whole number up to this is a float32.
  static let floatIntegers = 0x1p24

  /// Units far from 1 could leave the range in which floats have all of their bits.
  static let unitExponents = -40...30

  /// Rounded weights; the scales of an exact model keep them finite.
  func wholeWeights(_ weights: Weights) throws(ExactnessError) -> Weights {
    do { return try rounded(weights) } catch { throw .weights(error) }
  }

  private func checkUnits(_ hidden: HiddenRounding) throws(ExactnessError) {
    let units: [(String, Float)] = [
      ("scales.w1", scales.w1), ("scales.b1", scales.b1), ("scales.w2", scales.w2), ("hidden.unit", hidden.unit),
      ("stateLimit / stateLevels", stateUnit),
    ]
    for (name, unit) in units where unit.significand != 1 || !Self.unitExponents.contains(Int(unit.exponent)) {
      throw .unit(name, unit)
    }
    guard ExactStates.allCases.contains(where: { $0.levels == stateLevels && $0.unit == stateUnit }) else {
      throw .states(levels: stateLevels, unit: stateUnit)
    }
  }

  private func checkCodes(_ weights: Weights) throws(ExactnessError) {
    let rounded = try wholeWeights(weights)
    let matrices: [(WeightsError.Matrix, KeyPath<Weights, [Float]>)] = [(.w1, \.w1), (.b1, \.b1), (.w2, \.w2)]
    for (matrix, path) in matrices {
      let (found, wanted) = (weights[keyPath: path], rounded[keyPath: path])
      if let index = found.indices.first(where: { found[$0] != wanted[$0] }) {
        throw .weight(matrix, index: index, value: found[index])
      }
    }
  }
}

/// Why a model is not exact.
public enum ExactnessError: Error, Equatable, CustomStringConvertible {
  /// Its hidden units are not rounded.
  case notRounded
  /// A unit that is no power of two, or one far from 1.
  case unit(String, Float)
  /// States that neither bytes nor half floats hold.
  case states(levels: Int, unit: Float)
  /// A weight that eight bits and its scale do not hold.
  case weight(WeightsError.Matrix, index: Int, value: Float)
  /// Rounding makes a weight that is not finite.
  case weights(WeightsError)
  /// A hidden unit's sum can become so many times what 24 bits hold.
  case hiddenSum(unit: Int, fraction: Double)
  /// And so can a channel's.
  case stateSum(channel: Int, fraction: Double)

  public var description: String {
    switch self {
    case .notRounded: "the model is not exact: its hidden units are not rounded; train it with nca-train --exact"
    case .unit(let name, let unit):
      "an exact model's quantization.\(name) must be a power of two from 2^\(Quantization.unitExponents.lowerBound) to 2^\(Quantization.unitExponents.upperBound); it is \(unit)"
    case .states(let levels, let unit):
      "an exact model's states have 1023 levels of \(ExactStates.half.unit) or 127 of \(ExactStates.bytes.unit); these have \(levels) of \(unit)"
    case .weight(let matrix, let index, let value):
      "weights.\(matrix.rawValue) holds \(value) at index \(index), which is no whole number within ±\(Quantization.levels) of its scale; the model is not exact"
    case .weights(let error): "\(error); the model is not exact"
    case .hiddenSum(let unit, let fraction):
      "the sum of hidden unit \(unit) can reach \(Self.times(fraction)) what 24 bits hold; the model is not exact"
    case .stateSum(let channel, let fraction):
      "the sum of channel \(channel) can reach \(Self.times(fraction)) what 24 bits hold; the model is not exact"
    }
  }

  private static func times(_ fraction: Double) -> String { "\((fraction * 100).rounded(.up) / 100) times" }
}
