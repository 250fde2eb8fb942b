/// Keeps states where they can be shown and stored: `Σ |x − clamp(x, −1, 1)|` a sample, mean over samples.
///
/// Source: Niklasson et al., "Self-Organising Textures", Distill 2021, appendix.
public enum OverflowLoss {
  /// The loss of states `[samples, …]`; adds its gradient to `gradient` of the same shape.
  public static func value(_ states: Tensor, addingGradientTo gradient: inout Tensor) -> Float {
    precondition(states.shape == gradient.shape)
    let share = 1 / Float(states.shape[0])
    var sum = 0.0
    let count = states.count
    states.withPointer { states in
      gradient.withMutablePointer { gradient in
        for i in 0..<count {
          let excess = states[i] - min(max(states[i], -1), 1)
          guard excess != 0 else { continue }
          sum += Double(abs(excess))
          gradient[i] += excess > 0 ? share : -share
        }
      }
    }
    return Float(sum) * share
  }
}
