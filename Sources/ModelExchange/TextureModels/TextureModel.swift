import NCAModel
import Safetensors

/// How an imported texture model holds its states.
public enum StateHandling: Sendable {
  /// As its own player does: in the steps that bytes have, and within their range.
  case bytes
  /// As plain floats without a limit.
  case floats
}

/// One published texture model: a rule in the numbers of its own convention.
///
/// There a state is twice what it is here (rgb is x / 2 + 0.5), the Sobel and Laplacian filters are divided by 8, and
/// the first layer's rows are filter-major. So identity rows double, the others shrink to a quarter, and what the
/// second layer adds is halved: powers of two, which change no digit.
package struct TextureModel {
  let name: String
  package let first: TextureMatrix
  package let second: TextureMatrix

  /// A published state is this many times ours.
  static let stateScale = 2.0
  /// Steps of a byte state: 4/255 there, so that 127 of them make the largest of ours.
  static let stateLimit = Float(4.0 / 255 / stateScale * Double(Quantization.levels))
  /// Constant units that the second layer's bias may need.
  static let constantUnitLimit = 8

  /// The same rule in our convention.
  ///
  /// A bias of the second layer becomes hidden units that see nothing. In bytes these units are 8-bit numbers too,
  /// the second one making up for what the first one's steps leave.
  package func automaton(_ states: StateHandling) throws(TextureModelRuleError) -> Automaton {
    do {
      switch states {
      case .floats:
        let bias = (0..<channels).map { Float(Double(second.bias($0)) * secondUnit) }
        let unit = ConstantUnit(value: 1, weights: bias)
        let weights = try plainWeights().adding(units: bias.contains { $0 != 0 } ? [unit] : [])
        return Automaton(weights: weights, updateMask: .independent(rate: 0.5))
      case .bytes:
        guard !(first.values + second.values).contains(where: { $0 > Quantization.levels }) else {
          throw TextureModelRuleError.code
        }
        let weights = try plainWeights().adding(units: try constantUnits())
        var quantization = Quantization(fitting: weights, stateLimit: Self.stateLimit)
        quantization.scales.w1 = Float(firstUnit * Self.stateScale)
        quantization.scales.b1 = Float(firstUnit)
        quantization.scales.w2 = Float(secondUnit)
        return Automaton(
          weights: try quantization.rounded(weights), updateMask: .independent(rate: 0.5),
          quantization: quantization)
      }
    } catch let error as TextureModelRuleError { throw error } catch { throw .rule("\(error)") }
  }

  private var channels: Int { second.outputs }
  private var hidden: Int { first.outputs }
  private var firstUnit: Double { first.unit }
  private var secondUnit: Double { second.unit / Self.stateScale }

  /// The rule without the second layer's bias.
  private func plainWeights() throws -> Weights {
    let filters = PerceptionFilter.allCases
    var w1: [Float] = []
    for unit in 0..<hidden {
      for channel in 0..<channels {
        for filter in filters {
          let row = PerceptionOrder.filter.column(
            channel: channel, filter: filter.rawValue, channels: channels, filters: filters.count)
          let weight = Double(first.weight(row, unit)) * firstUnit
          w1.append(Float(weight * Self.stateScale / Double(filter.gain)))
        }
      }
    }
    return try Weights(
      architecture: Architecture(channels: channels, hidden: hidden), w1: w1,
      b1: (0..<hidden).map { Float(Double(first.bias($0)) * firstUnit) },
      w2: (0..<channels).flatMap { channel in
        (0..<hidden).map { Float(Double(second.weight($0, channel)) * secondUnit) }
      })
  }

  /// Hidden units in eight bits whose sum is the second layer's bias.
  ///
  /// Each step takes the smallest constant whose 127 codes reach what is left, so that one of full size and one of
  /// a single code mostly do.
  private func constantUnits() throws(TextureModelRuleError) -> [ConstantUnit] {
    // What is left of each bias, in units of the second layer's weights.
    var left = (0..<channels).map { Double(second.bias($0)) }
    let levels = Double(Quantization.levels)
    var units: [ConstantUnit] = []
    while let largest = left.map(abs).max(), largest > firstUnit / 2 {
      guard units.count < Self.constantUnitLimit else { throw .bias }
      let value = min(max((largest / (levels * firstUnit)).rounded(.up), 1), levels) * firstUnit
      let codes = left.map { min(max(($0 / value).rounded(), -levels), levels) }
      left = zip(left, codes).map { $0 - $1 * value }
      units.append(ConstantUnit(value: Float(value), weights: codes.map { Float($0 * secondUnit) }))
    }
    return units
  }
}

/// What keeps a texture model from becoming an automaton.
package enum TextureModelRuleError: Error, CustomStringConvertible {
  /// A weight of +128, which eight bits here do not have.
  case code
  /// A second bias that eight bits beside such a first layer do not reach.
  case bias
  case rule(String)

  package var description: String {
    switch self {
    case .code: "it has a weight of byte 255, and 254 is the most here; take plain floats with --float"
    case .bias: "its second layer's bias is too large for 8 bits beside its first layer; take plain floats with --float"
    case .rule(let reason): reason
    }
  }
}
