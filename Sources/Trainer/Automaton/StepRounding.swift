import CKernels
import NCAModel

/// What a step rounds: states to levels and, in exact models, hidden units too.
///
/// Gradients pass as if states were not rounded; those of hidden units at their largest value end there.
public struct StepRounding: Hashable, Sendable {
  /// Largest absolute state.
  public var limit: Float
  /// Codes of a state on each side of zero.
  public var levels: Int
  /// How hidden units are clamped and rounded; nil where they are not.
  public var hidden: HiddenRounding?

  /// States of eight bits.
  public init(limit: Float = Quantization.standardStateLimit) {
    (self.limit, levels, hidden) = (limit, Quantization.levels, nil)
  }

  /// What a model's quantisation says.
  public init(_ quantization: Quantization) {
    (limit, levels, hidden) = (quantization.stateLimit, quantization.stateLevels, quantization.hidden)
  }

  /// What every exact model with such states rounds, whatever its weights are.
  public init(exact states: ExactStates) {
    (limit, levels, hidden) = (Float(states.levels) * states.unit, states.levels, .standard)
  }

  /// Rounds states.
  package var stateQuantizer: UniformQuantizer {
    UniformQuantizer(unit: limit / Float(levels), codes: -levels...levels)
  }
}

extension Weights {
  /// Lends the weights to a kernel.
  func withRule<Result>(_ rounding: StepRounding? = nil, _ body: (nca_rule) -> Result) -> Result {
    w1.withUnsafeBufferPointer { w1 in
      b1.withUnsafeBufferPointer { b1 in
        w2.withUnsafeBufferPointer { w2 in
          body(
            nca_rule(
              channels: CInt(architecture.channels), hidden: CInt(architecture.hidden),
              w1: w1.baseAddress, b1: b1.baseAddress, w2: w2.baseAddress,
              levels: Float(rounding?.levels ?? 0), limit: rounding?.limit ?? 1,
              hidden_levels: Float(rounding?.hidden?.levels ?? 0), hidden_limit: rounding?.hidden?.limit ?? 1))
        }
      }
    }
  }
}
