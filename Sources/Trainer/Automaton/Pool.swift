import NCAModel

/// States that training comes back to, so that the automaton learns to hold what it has grown.
///
/// Source: Mordvintsev et al., "Growing Neural Cellular Automata", Distill 2020, "Experiment 2".
public struct Pool: Sendable {
  /// The rule whose states these are.
  public let architecture: Architecture
  /// `[entries, channels, height, width]`.
  package private(set) var states: Tensor
  /// Number of states.
  public var count: Int { states.shape[0] }

  /// A pool of zero states, the seed.
  public init(count: Int, architecture: Architecture, height: Int, width: Int) {
    self.init(
      architecture: architecture, states: Tensor(shape: [count, architecture.channels, height, width]))
  }

  /// A pool with given states `[entries, channels, height, width]`.
  package init(architecture: Architecture, states: Tensor) {
    precondition(states.shape[1] == architecture.channels)
    self.architecture = architecture
    self.states = states
  }

  /// The states on a grid some times as large, each repeated over it.
  ///
  /// A torus repeated is a torus: the automaton goes on there as if nothing had happened, but for its masks.
  public func tiled(down: Int, across: Int) -> Pool {
    let (height, width) = (states.shape[2], states.shape[3])
    var result = Tensor(shape: [count, architecture.channels, height * down, width * across])
    let rows = count * architecture.channels
    states.withPointer { from in
      result.withMutablePointer { to in
        for plane in 0..<rows {
          for y in 0..<height * down {
            let row = from + (plane * height + y % height) * width
            for tile in 0..<across {
              (to + ((plane * height * down + y) * across + tile) * width).update(from: row, count: width)
            }
          }
        }
      }
    }
    return Pool(architecture: architecture, states: result)
  }

  /// Draws different entries for a batch, in random order.
  ///
  /// - Parameter count: at most the pool's.
  public func draw(_ count: Int, using generator: inout some RandomNumberGenerator) -> [Int] {
    precondition(count <= self.count)
    var entries = Array(0..<self.count)
    for i in 0..<count { entries.swapAt(i, Int.random(in: i..<entries.count, using: &generator)) }
    return Array(entries[..<count])
  }

  /// The states of some entries, `[entries.count, channels, height, width]`.
  public func batch(_ entries: [Int]) -> Tensor {
    var batch = Tensor(shape: [entries.count] + states.shape[1...])
    let size = states.count / count
    states.withPointer { states in
      batch.withMutablePointer { batch in
        for (slot, entry) in entries.enumerated() {
          (batch + slot * size).update(from: states + entry * size, count: size)
        }
      }
    }
    return batch
  }

  /// Puts a batch back into its entries; states that are not finite become the seed again.
  public mutating func put(_ batch: Tensor, into entries: [Int]) {
    let size = states.count / count
    states.withMutablePointer { states in
      batch.withPointer { batch in
        for (slot, entry) in entries.enumerated() {
          let (from, to) = (batch + slot * size, states + entry * size)
          if (0..<size).allSatisfy({ from[$0].isFinite }) {
            to.update(from: from, count: size)
          } else {
            to.update(repeating: 0, count: size)
          }
        }
      }
    }
  }
}
