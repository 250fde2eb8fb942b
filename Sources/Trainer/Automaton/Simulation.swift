import CKernels
import Imaging
import NCAModel

/// Runs an automaton forward from the seed on a grid of any size, for as long as one likes.
public struct Simulation: Sendable {
  public let automaton: Automaton
  public let width: Int
  public let height: Int
  /// Names the run's update masks.
  public let seed: UInt32
  /// Steps taken since the seed.
  public private(set) var stepCount = 0
  private let kernels: Kernels
  private let parallel: Parallel
  private let scratch: [AlignedFloats]
  private var current: Tensor
  private var next: Tensor

  public init(
    _ automaton: Automaton, width: Int, height: Int, seed: UInt32, kernels: Kernels = .best,
    parallel: Parallel = Parallel()
  ) {
    precondition(width > 0 && height > 0)
    self.automaton = automaton
    self.width = width
    self.height = height
    self.seed = seed
    self.kernels = kernels
    self.parallel = parallel
    let architecture = automaton.architecture
    let workspace = nca_step_workspace(
      CInt(architecture.channels), CInt(architecture.hidden), CInt(height), CInt(width))
    scratch = (0..<parallel.workers).map { _ in AlignedFloats(count: workspace) }
    current = Tensor(shape: [1, architecture.channels, height, width])
    next = current
  }

  /// The state, `[channels, height, width]`.
  public var state: Tensor { current.reshaped(Array(current.shape[1...])) }

  /// What the automaton shows.
  public var picture: Image { current.pictures()[0] }

  /// Runs some steps.
  public mutating func step(_ count: Int) {
    let (width, height, table, scratch) = (CInt(width), CInt(height), kernels.table, scratch)
    // Rows are shared out in as many parts as there are workers; each part reads its neighbours' rows.
    let worthwhile = max(1, self.width * self.height / RowParts.leastCells)
    let workers = CInt(min(parallel.workers, worthwhile))
    let part = (height + workers - 1) / workers
    let parts = Int((height + part - 1) / part)
    for _ in 0..<count {
      let mask = RolloutMask.drawn(automaton.updateMask, seeds: [seed], firstStep: stepCount)
      let description = mask.description(step: 0, sample: 0, samples: 1, plane: 0)
      automaton.weights.withRule(automaton.quantization.map(StepRounding.init(_:))) { rule in
        current.withPointer { current in
          next.withMutablePointer { next in
            let (current, next) = (SharedConstPointer(current), SharedPointer(next))
            parallel.run(jobs: parts) { worker, job in
              var (rule, mask) = (rule, description)
              let first = CInt(job) * part
              table.step_forward(
                &rule, &mask, height, width, first, min(height, first + part), current.base, next.base, nil,
                scratch[worker].base)
            }
          }
        }
      }
      swap(&current, &next)
      stepCount += 1
    }
  }
}
