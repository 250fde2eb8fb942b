import NCAModel
import Trainer

/// A rollout and its gradients with respect to the weights and the first states.
struct RolloutBothWays: Workload {
  private let steps: Int
  private let updateMask: UpdateMask
  private let weights: Weights
  private let states: Tensor
  private let gradient: Tensor
  private var rollout: Rollout
  private var generator = SplitMix64(seed: 1)

  init(_ settings: Settings, channels: Int, hidden: Int) throws {
    let architecture = try Architecture(channels: channels, hidden: hidden)
    let shape = [settings.batch, channels, settings.size, settings.size]
    steps = settings.steps
    updateMask = settings.trainingOptions(channels: channels, hidden: hidden).updateMask
    weights = try .calm(architecture, using: &generator)
    states = .uniform(shape, in: -0.5...0.5, using: &generator)
    gradient = .uniform(shape, in: -1...1, using: &generator)
    rollout = Rollout(
      architecture: architecture, samples: settings.batch, height: settings.size, width: settings.size,
      maximumSteps: settings.steps)
  }

  mutating func run() -> Timing {
    Timing.of {
      let seeds = (0..<rollout.samples).map { _ in UInt32.random(in: .min ... .max, using: &generator) }
      let mask = RolloutMask.drawn(updateMask, seeds: seeds, firstStep: 0)
      _ = rollout.forward(states, weights: weights, steps: steps, mask: mask)
      _ = rollout.backward(weights: weights, mask: mask, gradient: gradient)
    }
  }
}
