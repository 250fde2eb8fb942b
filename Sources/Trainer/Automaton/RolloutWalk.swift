import CKernels

/// One sample's way through a ``Rollout``, forth and back, in memory that the rollout owns.
struct RolloutWalk: @unchecked Sendable {
  let table: nca_kernels
  var rule: nca_rule
  let mask: RolloutMask
  let sample: Int
  let samples: Int
  let height: CInt
  let width: CInt
  /// Floats of a state, and of what one step replaces.
  let stateCount: Int
  let replacedCount: Int
  let stretch: Int
  let scratch: AlignedFloats
  let anchors: UnsafeMutablePointer<Float>  // [stretches, state]
  let replaced: UnsafeMutablePointer<Float>  // [stretch, replaced]
  let spare: UnsafeMutablePointer<Float>  // [state]
  /// The state where the walk stands, and room for the one after it.
  var current: UnsafeMutablePointer<Float>
  var next: UnsafeMutablePointer<Float>

  /// Runs some steps from ``current``, and remembers what they replace.
  mutating func forward(_ steps: Range<Int>) {
    for step in steps {
      if step.isMultiple(of: stretch) {
        (anchors + step / stretch * stateCount).update(from: current, count: stateCount)
      }
      var mask = mask(step)
      table.step_forward(
        &rule, &mask, height, width, 0, height, current, next, replaced + step % stretch * replacedCount, scratch.base)
      swap(&current, &next)
    }
  }

  /// Takes all steps back from ``current``, the state after the last.
  ///
  /// - Parameter gradient: with respect to the last state; becomes that with respect to the first.
  mutating func backward(steps: Int, gradient: UnsafeMutablePointer<Float>, sink: nca_rule_gradient) {
    var (from, to, sink) = (gradient, spare, sink)
    var end = steps
    while end > 0 {
      let start = (end - 1) / stretch * stretch
      if end < steps {
        // Its replaced cells have been overwritten: run the stretch once more.
        current.update(from: anchors + start / stretch * stateCount, count: stateCount)
        forward(start..<end)
      }
      for step in (start..<end).reversed() {
        var mask = mask(step)
        table.step_backward(
          &rule, &mask, height, width, replaced + step % stretch * replacedCount, current, from, to, &sink,
          scratch.base)
        swap(&from, &to)
      }
      end = start
    }
    if from != gradient { gradient.update(from: from, count: stateCount) }
  }

  private func mask(_ step: Int) -> nca_mask {
    mask.description(step: step, sample: sample, samples: samples, plane: Int(height * width))
  }
}
