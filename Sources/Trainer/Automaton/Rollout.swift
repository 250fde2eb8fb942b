import CKernels
import NCAModel

/// Runs a rule for many steps and back: keeps every state, recomputes the rest.
///
/// Samples are independent, so each is one job; memory is taken once for the longest rollout.
public struct Rollout: Sendable {
  public let architecture: Architecture
  public let samples: Int
  public let height: Int
  public let width: Int
  /// Longest rollout that can be run back.
  public let maximumSteps: Int
  private let kernels: Kernels
  private let parallel: Parallel
  private let scratch: [AlignedFloats]
  /// States before each step and after the last, by sample: `[maximumSteps + 1, channels, height, width]`.
  private var histories: [Tensor]
  private var steps = 0

  /// - Parameter maximumSteps: states kept for ``backward(weights:mask:gradient:)``.
  public init(
    architecture: Architecture, samples: Int, height: Int, width: Int, maximumSteps: Int,
    kernels: Kernels = .best, parallel: Parallel = Parallel()
  ) {
    precondition(samples > 0 && height > 0 && width > 0 && maximumSteps > 0)
    self.architecture = architecture
    self.samples = samples
    self.height = height
    self.width = width
    self.maximumSteps = maximumSteps
    self.kernels = kernels
    self.parallel = parallel
    let workspace = nca_step_workspace(
      CInt(architecture.channels), CInt(architecture.hidden), CInt(height), CInt(width))
    scratch = (0..<parallel.workers).map { _ in AlignedFloats(count: workspace) }
    let shape = [maximumSteps + 1, architecture.channels, height, width]
    histories = (0..<samples).map { _ in Tensor(shape: shape) }
  }

  /// Floats of one sample's state.
  private var stateCount: Int { architecture.channels * height * width }

  /// Runs `steps` steps from `states` and returns the last states, `[samples, channels, height, width]`.
  public mutating func forward(_ states: Tensor, weights: Weights, steps: Int, mask: RolloutMask) -> Tensor {
    precondition(states.shape == [samples, architecture.channels, height, width], "shape \(states.shape)")
    precondition(weights.architecture == architecture && (0...maximumSteps).contains(steps))
    self.steps = steps
    var result = Tensor(shape: states.shape)
    let (count, samples, table) = (stateCount, samples, kernels.table)
    let (height, width, scratch, parallel) = (height, width, scratch, parallel)
    let histories = histories.indices.map { self.histories[$0].withMutablePointer { SharedPointer($0) } }
    weights.withRule { rule in
      states.withPointer { states in
        result.withMutablePointer { result in
          let (states, result) = (SharedConstPointer(states), SharedPointer(result))
          parallel.run(jobs: samples) { worker, sample in
            let history = histories[sample]
            history.base.update(from: states + sample * count, count: count)
            for step in 0..<steps {
              var mask = mask.description(step: step, sample: sample, samples: samples, plane: height * width)
              var rule = rule
              table.step_forward(
                &rule, &mask, CInt(height), CInt(width), history + step * count,
                history + (step + 1) * count, scratch[worker].base)
            }
            (result + sample * count).update(from: history + steps * count, count: count)
          }
        }
      }
    }
    return result
  }

  /// Runs the last forward pass backwards.
  ///
  /// - Parameter gradient: of the loss with respect to the last states.
  /// - Returns: gradients with respect to the weights (sums over samples and steps, in the order of the
  ///   samples whatever the number of threads) and to the first states.
  public mutating func backward(
    weights: Weights, mask: RolloutMask, gradient: Tensor
  ) -> (weights: RuleGradient, states: Tensor) {
    precondition(gradient.shape == [samples, architecture.channels, height, width], "shape \(gradient.shape)")
    var first = gradient
    let (count, samples, steps, table) = (stateCount, samples, steps, kernels.table)
    let (height, width, scratch, parallel) = (height, width, scratch, parallel)
    let histories = histories.map { $0.withPointer { SharedConstPointer($0) } }
    var sums = (0..<samples).map { _ in RuleGradient(architecture) }
    var others = (0..<samples).map { _ in Tensor(shape: [count]) }
    let sinks = sums.indices.map { sums[$0].description }
    let spares = others.indices.map { others[$0].withMutablePointer { SharedPointer($0) } }
    weights.withRule { rule in
      first.withMutablePointer { gradient in
        let gradient = SharedPointer(gradient)
        parallel.run(jobs: samples) { worker, sample in
          // Two buffers take turns; the caller's ends with the result.
          var (from, to) = (gradient + sample * count, spares[sample].base)
          for step in stride(from: steps - 1, through: 0, by: -1) {
            var mask = mask.description(step: step, sample: sample, samples: samples, plane: height * width)
            var (rule, sink) = (rule, sinks[sample])
            table.step_backward(
              &rule, &mask, CInt(height), CInt(width), histories[sample] + step * count, from, to, &sink,
              scratch[worker].base)
            swap(&from, &to)
          }
          if from != gradient + sample * count {
            (gradient + sample * count).update(from: from, count: count)
          }
        }
      }
    }
    withExtendedLifetime(others) {}
    return (sums.dropFirst().reduce(into: sums[0]) { $0.add($1) }, first)
  }
}

extension Weights {
  /// Lends the weights to a kernel.
  func withRule<Result>(_ body: (nca_rule) -> Result) -> Result {
    w1.withUnsafeBufferPointer { w1 in
      b1.withUnsafeBufferPointer { b1 in
        w2.withUnsafeBufferPointer { w2 in
          body(
            nca_rule(
              channels: CInt(architecture.channels), hidden: CInt(architecture.hidden),
              w1: w1.baseAddress, b1: b1.baseAddress, w2: w2.baseAddress))
        }
      }
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
