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
  private let scratch: AlignedFloats
  private var current: Tensor
  private var next: Tensor

  public init(_ automaton: Automaton, width: Int, height: Int, seed: UInt32, kernels: Kernels = .best) {
    precondition(width > 0 && height > 0)
    self.automaton = automaton
    self.width = width
    self.height = height
    self.seed = seed
    self.kernels = kernels
    let architecture = automaton.architecture
    scratch = AlignedFloats(
      count: nca_step_workspace(
        CInt(architecture.channels), CInt(architecture.hidden), CInt(height), CInt(width)))
    current = Tensor(shape: [1, architecture.channels, height, width])
    next = current
  }

  /// The state, `[channels, height, width]`.
  public var state: Tensor { current.reshaped(Array(current.shape[1...])) }

  /// What the automaton shows.
  public var picture: Image { current.pictures()[0] }

  /// Runs some steps.
  public mutating func step(_ count: Int) {
    let (width, height, kernels, scratch) = (CInt(width), CInt(height), kernels, scratch)
    for _ in 0..<count {
      let mask = RolloutMask.drawn(automaton.updateMask, seeds: [seed], firstStep: stepCount)
      var description = mask.description(step: 0, sample: 0, samples: 1, plane: 0)
      automaton.weights.withRule { rule in
        var rule = rule
        current.withPointer { current in
          next.withMutablePointer {
            kernels.table.step_forward(&rule, &description, height, width, current, $0, scratch.base)
          }
        }
      }
      swap(&current, &next)
      stepCount += 1
    }
  }
}
