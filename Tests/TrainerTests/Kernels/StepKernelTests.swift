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

  @Test("random shapes, forward and backward, on every instruction set", arguments: 0..<12)
  func randomShapes(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(1000 + seed))
    let (channels, hidden) = (Int.random(in: 4...32, using: &generator), Int.random(in: 1...50, using: &generator))
    // Grids one cell wide or high are among them.
    let height = seed % 4 == 0 ? 1 : Int.random(in: 1...40, using: &generator)
    let width = seed % 4 == 1 ? 1 : Int.random(in: 1...90, using: &generator)
    let mask = Self.masks[seed % Self.masks.count]
    let random = try RandomCase(
      channels: channels, hidden: hidden, samples: 1, height: height, width: width, seed: UInt64(seed))
    let isActive = { (x: Int, y: Int) in mask.isActive(x: x, y: y, step: 0, seed: 3) }
    let state = random.states.values.map(Double.init)
    let next = ReferenceStep.forward(random.weights, state: state, height: height, width: width, isActive: isActive)
    let gradient = Tensor(
      shape: random.states.shape, values: generator.uniform(random.states.count, in: -1...1))
    let back = ReferenceStep.backward(
      random.weights, state: state, gradient: gradient.values.map(Double.init), height: height, width: width,
      isActive: isActive)
    for instructionSet in availableKernels {
      var rollout = Rollout(
        architecture: random.weights.architecture, samples: 1, height: height, width: width, maximumSteps: 1,
        mask: mask, kernels: try #require(Kernels(instructionSet)))
      let drawn = RolloutMask.drawn(mask, seeds: [3], firstStep: 0)
      let what = "\(channels)/\(hidden) \(width)x\(height) \(mask) \(instructionSet)"
      expectEqual(rollout.forward(random.states, weights: random.weights, steps: 1, mask: drawn), next, what)
      let (rule, states) = rollout.backward(weights: random.weights, mask: drawn, gradient: gradient)
      expectEqual(states, back.state, "d state, \(what)")
      expectEqual(rule.w1, back.w1, "d w1, \(what)")
      expectEqual(rule.b1, back.b1, "d b1, \(what)")
      expectEqual(rule.w2, back.w2, "d w2, \(what)")
    }
  }

  @Test("a rollout in stretches gives the same bits as one that keeps every step", arguments: masks)
  func stretches(mask: UpdateMask) throws {
    // Four samples: each walks as a whole.
    let random = try RandomCase(channels: 5, hidden: 9, samples: 4, height: 7, width: 35, seed: 2)
    func run(historyBudget: Int) throws -> (stretch: Int, tensors: [Tensor]) {
      var rollout = Rollout(
        architecture: random.weights.architecture, samples: 4, height: 7, width: 35, maximumSteps: 23, mask: mask,
        historyBudget: historyBudget)
      let drawn = RolloutMask.drawn(mask, seeds: [4, 5, 6, 7], firstStep: 0)
      let last = rollout.forward(random.states, weights: random.weights, steps: 22, mask: drawn)
      let back = rollout.backward(weights: random.weights, mask: drawn, gradient: last)
      return (rollout.stretch, [last, back.states, back.weights.w1, back.weights.b1, back.weights.w2])
    }
    let whole = try run(historyBudget: 1 << 30)
    #expect(whole.stretch == 23)
    for stretch in [1, 4, 11] {
      let step = mask.replacedCount(channels: 5, height: 7, width: 35) * 4 * 4
      let cut = try run(historyBudget: stretch * step)
      #expect(cut.stretch == stretch)
      #expect(cut.tensors == whole.tensors)
    }
  }

  @Test("a single sample, cut into parts, walks like one of many", arguments: masks)
  func parts(mask: UpdateMask) throws {
    // Large enough to be cut.
    let (height, width) = (117, 141)
    let random = try RandomCase(channels: 4, hidden: 7, samples: 4, height: height, width: width, seed: 12)
    let (seeds, size): ([UInt32], Int) = ([3, 4, 5, 6], 4 * height * width)
    func run(_ samples: Range<Int>) -> (last: [Float], back: [Float]) {
      let states = Tensor(
        shape: [samples.count, 4, height, width],
        values: Array(random.states.values[samples.lowerBound * size..<samples.upperBound * size]))
      var rollout = Rollout(
        architecture: random.weights.architecture, samples: samples.count, height: height, width: width,
        maximumSteps: 3, mask: mask, historyBudget: 1 << 20)
      let drawn = RolloutMask.drawn(mask, seeds: Array(seeds[samples]), firstStep: 0)
      let last = rollout.forward(states, weights: random.weights, steps: 3, mask: drawn)
      let back = rollout.backward(weights: random.weights, mask: drawn, gradient: last)
      return (last.values, back.states.values)
    }
    let together = run(0..<4)
    for sample in 0..<4 {
      let alone = run(sample..<sample + 1)
      let own = sample * size..<(sample + 1) * size
      expectEqual(Tensor(shape: [size], values: alone.last), together.last[own].map(Double.init), "state")
      expectEqual(Tensor(shape: [size], values: alone.back), together.back[own].map(Double.init), "d state")
    }
  }

  @Test("rounded states are multiples of a level, and gradients pass as if they were not", arguments: availableKernels)
  func rounding(instructionSet: Kernels.InstructionSet) throws {
    let random = try RandomCase(channels: 4, hidden: 6, samples: 1, height: 6, width: 37, seed: 6)
    let levels = Float(Quantization.levels)
    let limit: Float = 0.75
    func grid(_ value: Double) -> Double {
      min(max((value * Double(levels / limit) + 0.5).rounded(.down), -Double(levels)), Double(levels)) * Double(limit / levels)
    }
    let start = Tensor(shape: random.states.shape, values: random.states.values.map { Float(grid(Double($0))) })
    let mask = UpdateMask.pair
    let isActive = { (x: Int, y: Int) in mask.isActive(x: x, y: y, step: 0, seed: 8) }
    let plain = ReferenceStep.forward(
      random.weights, state: start.values.map(Double.init), height: 6, width: 37, isActive: isActive)
    var rollout = Rollout(
      architecture: random.weights.architecture, samples: 1, height: 6, width: 37, maximumSteps: 1,
      rounding: StepRounding(limit: limit), kernels: try #require(Kernels(instructionSet)))
    let drawn = RolloutMask.drawn(mask, seeds: [8], firstStep: 0)
    let found = rollout.forward(start, weights: random.weights, steps: 1, mask: drawn)
    // A sum that lies on the border between two levels may fall to either side.
    let levelSize = Double(limit / levels)
    let differing = zip(found.values, plain).filter { abs(Double($0) - grid($1)) > 1e-5 }
    #expect(differing.count <= 2 && differing.allSatisfy { abs(Double($0) - grid($1)) < 1.01 * levelSize })
    #expect(found.values.allSatisfy { abs($0) <= limit * 1.0001 })
    let gradient = Tensor(shape: start.shape, repeating: 0.5)
    let back = ReferenceStep.backward(
      random.weights, state: start.values.map(Double.init), gradient: gradient.values.map(Double.init), height: 6,
      width: 37, isActive: isActive)
    let (rule, states) = rollout.backward(weights: random.weights, mask: drawn, gradient: gradient)
    expectEqual(states, back.state, "d state")
    expectEqual(rule.w1, back.w1, "d w1")
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

  @Test("one thread and more give the same bits", arguments: [1, 3, 5], [UpdateMask.pair, .independent(rate: 0.4)])
  func threads(samples: Int, updateMask: UpdateMask) throws {
    let random = try RandomCase(channels: 5, hidden: 6, samples: samples, height: 120, width: 110, seed: 8)
    let results = [1, 2, 3].map { workers in
      var rollout = Rollout(
        architecture: random.weights.architecture, samples: samples, height: 120, width: 110, maximumSteps: 3,
        mask: updateMask, parallel: Parallel(workers: workers))
      let mask = RolloutMask.drawn(updateMask, seeds: (0..<UInt32(samples)).map { $0 }, firstStep: 0)
      let last = rollout.forward(random.states, weights: random.weights, steps: 3, mask: mask)
      let back = rollout.backward(weights: random.weights, mask: mask, gradient: last)
      return [last, back.states, back.weights.w1, back.weights.b1, back.weights.w2]
    }
    #expect(results[0] == results[1] && results[1] == results[2])
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
