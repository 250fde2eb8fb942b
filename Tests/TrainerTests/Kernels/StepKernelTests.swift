import NCAModel
import Testing
import Trainer

/// Instruction sets that this machine runs.
let availableKernels = Kernels.InstructionSet.allCases.filter { Kernels($0) != nil }

/// A rule and a state drawn from a seed.
struct RandomCase {
  let weights: Weights
  let states: Tensor

  init(channels: Int, hidden: Int, samples: Int, height: Int, width: Int, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let shape = try Architecture(channels: channels, hidden: hidden)
    weights = try Weights(
      architecture: shape, w1: generator.uniform(hidden * shape.perceptionCount, in: -0.3...0.3),
      b1: generator.uniform(hidden, in: -0.3...0.3), w2: generator.uniform(channels * hidden, in: -0.3...0.3))
    states = Tensor(
      shape: [samples, channels, height, width],
      values: generator.uniform(samples * channels * height * width, in: -1...1))
  }
}

@Suite("Step kernels against the reference")
struct StepKernelTests {
  typealias Shape = (channels: Int, hidden: Int, height: Int, width: Int)
  static let shapes: [Shape] = [
    (4, 8, 5, 7), (5, 3, 1, 1), (4, 1, 1, 33), (7, 13, 17, 1), (4, 8, 2, 2),
    (12, 96, 9, 40), (32, 5, 3, 16), (6, 20, 40, 65), (4, 8, 3, 700),
  ]
  static let masks: [UpdateMask] = [.pair, .independent(rate: 0.5), .independent(rate: 0.1), .independent(rate: 1)]

  @Test("one step forward and backward", arguments: shapes.indices, masks)
  func step(shape index: Int, mask: UpdateMask) throws {
    let shape = Self.shapes[index]
    let (height, width) = (shape.height, shape.width)
    let random = try RandomCase(
      channels: shape.channels, hidden: shape.hidden, samples: 1, height: height, width: width,
      seed: UInt64(index))
    let (seed, firstStep) = (UInt32(77 + index), 4090)
    let isActive = { (x: Int, y: Int) in mask.isActive(x: x, y: y, step: firstStep, seed: seed) }
    let state = random.states.values.map(Double.init)
    let next = ReferenceStep.forward(
      random.weights, state: state, height: height, width: width, isActive: isActive)
    var generator = SplitMix64(seed: 5)
    let gradient = Tensor(
      shape: random.states.shape, values: generator.uniform(random.states.count, in: -1...1))
    let back = ReferenceStep.backward(
      random.weights, state: state, gradient: gradient.values.map(Double.init), height: height, width: width,
      isActive: isActive)

    for instructionSet in availableKernels {
      var rollout = Rollout(
        architecture: random.weights.architecture, samples: 1, height: height, width: width, maximumSteps: 1,
        kernels: try #require(Kernels(instructionSet)))
      let drawn = RolloutMask.drawn(mask, seeds: [seed], firstStep: firstStep)
      let found = rollout.forward(random.states, weights: random.weights, steps: 1, mask: drawn)
      expectEqual(found, next, "state, \(instructionSet)")
      let (rule, states) = rollout.backward(weights: random.weights, mask: drawn, gradient: gradient)
      expectEqual(states, back.state, "d state, \(instructionSet)")
      expectEqual(rule.w1, back.w1, "d w1, \(instructionSet)")
      expectEqual(rule.b1, back.b1, "d b1, \(instructionSet)")
      expectEqual(rule.w2, back.w2, "d w2, \(instructionSet)")
    }
  }

  @Test("gradient of a rollout against finite differences", arguments: [UpdateMask.pair, .independent(rate: 0.7)])
  func finiteDifferences(mask: UpdateMask) throws {
    let random = try RandomCase(channels: 4, hidden: 6, samples: 2, height: 6, width: 5, seed: 3)
    let steps = 4
    var rollout = Rollout(
      architecture: random.weights.architecture, samples: 2, height: 6, width: 5, maximumSteps: steps)
    let drawn = RolloutMask.drawn(mask, seeds: [1, 2], firstStep: 0)
    // The loss is the sum of the last states weighted at random.
    var generator = SplitMix64(seed: 9)
    let factors = generator.uniform(random.states.count, in: -1...1)
    func loss(_ weights: Weights) -> Double {
      let last = rollout.forward(random.states, weights: weights, steps: steps, mask: drawn).values
      return zip(last, factors).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    _ = loss(random.weights)
    let gradient = rollout.backward(
      weights: random.weights, mask: drawn, gradient: Tensor(shape: random.states.shape, values: factors)
    ).weights
    let step: Float = 1e-3
    for index in stride(from: 0, to: random.weights.w1.count, by: 7) {
      func moved(_ by: Float) throws -> Weights {
        var w1 = random.weights.w1
        w1[index] += by
        return try Weights(
          architecture: random.weights.architecture, w1: w1, b1: random.weights.b1, w2: random.weights.w2)
      }
      let difference = try (loss(moved(step)) - loss(moved(-step))) / Double(2 * step)
      #expect(abs(difference - Double(gradient.w1[index])) < 0.02 * max(1, abs(difference)), "w1[\(index)]")
    }
  }

  @Test("one thread and two give the same bits")
  func threads() throws {
    let random = try RandomCase(channels: 8, hidden: 16, samples: 3, height: 20, width: 24, seed: 8)
    let results = [1, 2].map { workers in
      var rollout = Rollout(
        architecture: random.weights.architecture, samples: 3, height: 20, width: 24, maximumSteps: 9,
        parallel: Parallel(workers: workers))
      let mask = RolloutMask.drawn(.pair, seeds: [1, 2, 3], firstStep: 0)
      let last = rollout.forward(random.states, weights: random.weights, steps: 9, mask: mask)
      let back = rollout.backward(weights: random.weights, mask: mask, gradient: last)
      return [last, back.states, back.weights.w1, back.weights.b1, back.weights.w2]
    }
    #expect(results[0] == results[1])
  }
}

/// Expects agreement to float32 accuracy, relative to the largest number.
func expectEqual(
  _ found: Tensor, _ reference: [Double], _ what: String, within limit: Double = 2e-5,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == reference.count, sourceLocation: sourceLocation)
  let scale = max(1e-3, reference.map(abs).max() ?? 0)
  let worst = zip(found.values, reference).map { abs(Double($0) - $1) }.max() ?? 0
  #expect(worst <= limit * scale, "\(what): off by \(worst) of \(scale)", sourceLocation: sourceLocation)
}
