import CKernels
import NCAModel

/// Where the update masks of a rollout come from.
public enum RolloutMask: Sendable {
  /// Each sample walks a run of its own: its seed, and the step it begins at.
  case drawn(UpdateMask, seeds: [UInt32], firstStep: Int)
  /// Masks given as numbers `[step, samples, 1, height, width]`; a cell updates where its number is not 0.
  case table(Tensor)

  /// The kernels' description of one step of one sample; a table must outlive it.
  func description(step: Int, sample: Int, samples: Int, plane: Int) -> nca_mask {
    var mask = nca_mask()
    switch self {
    case .drawn(let updateMask, let seeds, let firstStep):
      mask.kind = updateMask.kind
      mask.threshold = updateMask.threshold
      mask.seed = seeds[sample]
      mask.step = UInt32(truncatingIfNeeded: firstStep + step)
    case .table(let table):
      mask.kind = NCA_MASK_TABLE
      mask.table = table.withPointer { $0 + (step * samples + sample) * plane }
    }
    return mask
  }

  var kind: nca_mask_kind {
    switch self {
    case .drawn(let mask, _, _): mask.kind
    case .table: NCA_MASK_TABLE
    }
  }
}

extension UpdateMask {
  var kind: nca_mask_kind { self == .pair ? NCA_MASK_PAIR : NCA_MASK_INDEPENDENT }

  /// Floats that a step replaces at most in so many rows.
  package func replacedCount(channels: Int, height: Int, width: Int) -> Int {
    nca_step_replaced(kind, CInt(channels), CInt(height), CInt(width))
  }
}
