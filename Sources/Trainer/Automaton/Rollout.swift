import CKernels
import NCAModel

/// Runs a rule for many steps and back: keeps what each step replaces, recomputes the rest.
///
/// Samples are independent, so each is one job; memory is taken once. A step of the pair mask changes half of
/// the cells, so half a state a step is enough to go back exactly. A rollout longer than ``stretch`` keeps
/// whole states at the beginning of each stretch and runs all but the last once more on the way back.
public struct Rollout: Sendable {
  public let architecture: Architecture
  public let samples: Int
  public let height: Int
  public let width: Int
  /// Longest rollout that can be run back.
  public let maximumSteps: Int
  /// Steps whose replaced cells are kept at once.
  public let stretch: Int
  /// How states and hidden units are rounded in each step.
  public let rounding: StepRounding?
  private let kernels: Kernels
  private let parallel: Parallel
  private let scratch: [AlignedFloats]
  /// By sample: two states that take turns, and a gradient's second buffer.
  private var buffers: [Tensor]
  /// By sample: whole states at the beginning of each stretch.
  private var anchors: [Tensor]
  /// By sample: what each step of a stretch has replaced.
  private var replaced: [Tensor]
  /// By sample: what parts of a step contribute to their neighbours' gradients.
  private var halos: [Tensor]
  private var steps = 0

  /// Bytes of replaced cells that are kept before a rollout is cut into stretches.
  public static let historyBudget = 768 << 20

  /// - Parameters:
  ///   - maximumSteps: steps that ``backward(weights:mask:gradient:)`` can go back.
  ///   - mask: the kind of mask that memory is taken for.
  ///   - historyBudget: bytes of replaced cells, of all samples together.
  public init(
    architecture: Architecture, samples: Int, height: Int, width: Int, maximumSteps: Int, mask: UpdateMask = .pair,
    rounding: StepRounding? = nil, kernels: Kernels = .best, parallel: Parallel = Parallel(),
    historyBudget: Int = Self.historyBudget
  ) {
    precondition(samples > 0 && height > 0 && width > 0 && maximumSteps > 0)
    self.architecture = architecture
    self.samples = samples
    self.height = height
    self.width = width
    self.maximumSteps = maximumSteps
    self.rounding = rounding
    self.kernels = kernels
    self.parallel = parallel
    let channels = architecture.channels
    let workspace = nca_step_workspace(CInt(channels), CInt(architecture.hidden), CInt(height), CInt(width))
    scratch = (0..<parallel.workers).map { _ in AlignedFloats(count: workspace) }
    let parts = RowParts(
      mask: mask.kind, channels: channels, height: height, width: width, samples: samples, parallel: parallel)
    let affordable = historyBudget / (parts.replacedCount * samples * MemoryLayout<Float>.stride)
    stretch = min(maximumSteps, max(1, affordable))
    let state = channels * height * width
    let (stretch, stretches) = (stretch, (maximumSteps + stretch - 1) / stretch)
    buffers = (0..<samples).map { _ in Tensor(shape: [3, state]) }
    anchors = (0..<samples).map { _ in Tensor(shape: [stretches, state]) }
    replaced = (0..<samples).map { _ in Tensor(shape: [stretch, parts.replacedCount]) }
    halos = (0..<samples).map { _ in Tensor(shape: [parts.ranges.count, channels, 2, width]) }
  }

  /// Runs `steps` steps from `states` and returns the last states, `[samples, channels, height, width]`.
  public mutating func forward(_ states: Tensor, weights: Weights, steps: Int, mask: RolloutMask) -> Tensor {
    precondition(states.shape == [samples, architecture.channels, height, width], "shape \(states.shape)")
    precondition(weights.architecture == architecture && (0...maximumSteps).contains(steps))
    self.steps = steps
    var result = Tensor(shape: states.shape)
    let count = states.count / samples
    weights.withRule(rounding) { rule in
      states.withPointer { states in
        result.withMutablePointer { result in
          let (states, result) = (SharedConstPointer(states), SharedPointer(result))
          walk(rule, mask) { walk in
            let first = walk.sample * count
            walk.current.update(from: states + first, count: count)
            walk.forward(0..<steps)
            (result + first).update(from: walk.current, count: count)
          }
        }
      }
    }
    return result
  }

  /// Runs the last forward pass backwards, once.
  ///
  /// - Parameter gradient: of the loss with respect to the last states.
  /// - Returns: gradients with respect to the weights (sums over samples and steps, in the order of the
  ///   samples whatever the number of threads) and to the first states.
  public mutating func backward(
    weights: Weights, mask: RolloutMask, gradient: Tensor
  ) -> (weights: RuleGradient, states: Tensor) {
    precondition(gradient.shape == [samples, architecture.channels, height, width], "shape \(gradient.shape)")
    var first = gradient
    let (count, steps, parts) = (gradient.count / samples, steps, halos[0].shape[0])
    var sums = (0..<samples * parts).map { _ in RuleGradient(architecture) }
    let sinks = sums.indices.map { sums[$0].description }
    weights.withRule(rounding) { rule in
      first.withMutablePointer { gradient in
        let gradient = SharedPointer(gradient)
        walk(rule, mask) { walk in
          if !steps.isMultiple(of: 2) { swap(&walk.current, &walk.next) }
          let own = walk.sample * parts
          walk.backward(
            steps: steps, gradient: gradient + walk.sample * count, sinks: Array(sinks[own..<own + parts]))
        }
      }
    }
    return (sums.dropFirst().reduce(into: sums[0]) { $0.add($1) }, first)
  }

  /// Gives the memory back; nothing can be run any more.
  mutating func release() { (buffers, anchors, replaced, halos) = ([], [], [], []) }

  /// Lets each sample walk, beginning in its first buffer: samples at once, or one after the other where steps are
  /// cut into parts.
  private mutating func walk(
    _ rule: nca_rule, _ mask: RolloutMask, _ body: @Sendable (inout RolloutWalk) -> Void
  ) {
    let channels = architecture.channels
    let parts = RowParts(
      mask: mask.kind, channels: channels, height: height, width: width, samples: samples, parallel: parallel)
    for sample in 0..<samples where replaced[sample].count < parts.replacedCount * stretch {
      replaced[sample] = Tensor(shape: [stretch, parts.replacedCount])
    }
    let state = channels * height * width
    let walks = (0..<samples).map { sample in
      let buffer = buffers[sample].withMutablePointer { $0 }
      return RolloutWalk(
        table: kernels.table, rule: rule, mask: mask, sample: sample, samples: samples, channels: channels,
        height: CInt(height), width: CInt(width), parts: parts, stretch: stretch, worker: 0, scratch: scratch,
        anchors: anchors[sample].withMutablePointer { $0 }, replaced: replaced[sample].withMutablePointer { $0 },
        halos: halos[sample].withMutablePointer { $0 }, spare: buffer + 2 * state, current: buffer,
        next: buffer + state)
    }
    guard parts.parallel == nil else {
      for var walk in walks { body(&walk) }
      return
    }
    parallel.run(jobs: samples) { worker, sample in
      var walk = walks[sample]
      walk.worker = worker
      body(&walk)
    }
  }
}

/// Gradients with respect to a rule's weights, of the shapes that ``Weights`` has.
public struct RuleGradient: Sendable {
  public private(set) var w1: Tensor
  public private(set) var b1: Tensor
  public private(set) var w2: Tensor

  init(_ architecture: Architecture) {
    w1 = Tensor(shape: [architecture.hidden, architecture.perceptionCount])
    b1 = Tensor(shape: [architecture.hidden])
    w2 = Tensor(shape: [architecture.channels, architecture.hidden])
  }

  /// Where kernels add to; valid while this value is neither copied nor released.
  var description: nca_rule_gradient {
    mutating get {
      nca_rule_gradient(
        w1: w1.withMutablePointer { $0 }, b1: b1.withMutablePointer { $0 },
        w2: w2.withMutablePointer { $0 })
    }
  }

  mutating func add(_ other: RuleGradient) {
    for path in [\RuleGradient.w1, \RuleGradient.b1, \RuleGradient.w2] {
      for i in 0..<self[keyPath: path].count { self[keyPath: path][i] += other[keyPath: path][i] }
    }
  }
}
