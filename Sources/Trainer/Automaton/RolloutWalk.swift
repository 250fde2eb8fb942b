import CKernels

/// One sample's way through a ``Rollout``, forth and back, in memory that the rollout owns.
struct RolloutWalk: @unchecked Sendable {
  let table: nca_kernels
  let rule: nca_rule
  let mask: RolloutMask
  let sample: Int
  let samples: Int
  let channels: Int
  let height: CInt
  let width: CInt
  let parts: RowParts
  let stretch: Int
  /// The worker that runs the walk where a step has one part.
  var worker: Int
  let scratch: [AlignedFloats]  // by worker
  let anchors: UnsafeMutablePointer<Float>  // [stretches, state]
  let replaced: UnsafeMutablePointer<Float>  // [stretch, replaced]
  let halos: UnsafeMutablePointer<Float>  // [parts, channels, 2, width]
  let spare: UnsafeMutablePointer<Float>  // [state]
  /// The state where the walk stands, and room for the one after it.
  var current: UnsafeMutablePointer<Float>
  var next: UnsafeMutablePointer<Float>

  /// Floats of a state.
  private var stateCount: Int { channels * Int(height) * Int(width) }

  /// Runs some steps from ``current``, and remembers what they replace.
  mutating func forward(_ steps: Range<Int>) {
    for step in steps {
      if step.isMultiple(of: stretch) {
        (anchors + step / stretch * stateCount).update(from: current, count: stateCount)
      }
      let (walk, description) = (self, mask(step))
      parts.run(worker: worker) { worker, part in
        var (rule, mask) = (walk.rule, description)
        let rows = walk.parts.ranges[part]
        walk.table.step_forward(
          &rule, &mask, walk.height, walk.width, rows.lowerBound, rows.upperBound, walk.current, walk.next,
          walk.replaced(by: step, part), walk.scratch[worker].base)
      }
      swap(&current, &next)
    }
  }

  /// Takes all steps back from ``current``, the state after the last.
  ///
  /// - Parameters:
  ///   - gradient: with respect to the last state; becomes that with respect to the first.
  ///   - sinks: the rule's gradients, one for each part of a step's rows.
  mutating func backward(steps: Int, gradient: UnsafeMutablePointer<Float>, sinks: [nca_rule_gradient]) {
    var (from, to) = (gradient, spare)
    var end = steps
    while end > 0 {
      let start = (end - 1) / stretch * stretch
      if end < steps {
        // Its replaced cells have been overwritten: run the stretch once more.
        current.update(from: anchors + start / stretch * stateCount, count: stateCount)
        forward(start..<end)
      }
      for step in (start..<end).reversed() {
        back(step, from: from, to: to, sinks)
        swap(&from, &to)
      }
      end = start
    }
    if from != gradient { gradient.update(from: from, count: stateCount) }
  }

  private func back(
    _ step: Int, from: UnsafeMutablePointer<Float>, to: UnsafeMutablePointer<Float>, _ sinks: [nca_rule_gradient]
  ) {
    let (walk, description) = (self, mask(step))
    // All rows first: a part's cells see their neighbours in the next.
    parts.run(worker: worker) { worker, part in
      var (rule, mask) = (walk.rule, description)
      let rows = walk.parts.ranges[part]
      walk.table.step_restore(
        &rule, &mask, walk.height, walk.width, rows.lowerBound, rows.upperBound, walk.replaced(by: step, part),
        walk.current, walk.scratch[worker].base)
    }
    let (source, result) = (SharedConstPointer(UnsafePointer(from)), SharedPointer(to))
    parts.run(worker: worker) { worker, part in
      var (rule, mask, sink) = (walk.rule, description, sinks[part])
      let rows = walk.parts.ranges[part]
      walk.table.step_backward(
        &rule, &mask, walk.height, walk.width, rows.lowerBound, rows.upperBound, walk.current, source.base,
        result.base, walk.halo(part), &sink, walk.scratch[worker].base)
    }
    for part in parts.ranges.indices { addHalo(part, to: to) }
  }

  /// Adds what a part's rows contribute to the rows above and below them, on the torus.
  private func addHalo(_ part: Int, to gradient: UnsafeMutablePointer<Float>) {
    let (rows, height, width) = (parts.ranges[part], Int(height), Int(width))
    let neighbours = [(Int(rows.lowerBound) + height - 1) % height, Int(rows.upperBound) % height]
    for channel in 0..<channels {
      for (side, row) in neighbours.enumerated() {
        let to = gradient + (channel * height + row) * width
        let from = halo(part) + (channel * 2 + side) * width
        for x in 0..<width { to[x] += from[x] }
      }
    }
  }

  private func halo(_ part: Int) -> UnsafeMutablePointer<Float> { halos + part * channels * 2 * Int(width) }

  private func replaced(by step: Int, _ part: Int) -> UnsafeMutablePointer<Float> {
    replaced + step % stretch * parts.replacedCount + parts.replacedOffsets[part]
  }

  private func mask(_ step: Int) -> nca_mask {
    mask.description(step: step, sample: sample, samples: samples, plane: Int(height * width))
  }
}
