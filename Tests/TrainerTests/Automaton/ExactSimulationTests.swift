import Foundation
import NCAModel
import Testing
import Trainer

@Suite("Exact models run the same bits everywhere")
struct ExactSimulationTests {
  static func example(_ name: String) throws -> Automaton {
    let examples = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../examples/models").standardized
    return try ModelFile.read(path: examples.appendingPathComponent(name).path)
  }

  /// A trained model, rounded.
  static func trained(_ name: String, states: ExactStates, mask: UpdateMask) throws -> Automaton {
    try exact(try example(name).weights, states, mask)
  }

  /// A model drawn at random, so violent that clamps are hit all the time.
  static func violent(states: ExactStates, mask: UpdateMask) throws -> Automaton {
    let random = try RandomCase(channels: 7, hidden: 13, samples: 1, height: 1, width: 1, seed: 31)
    return try exact(random.weights, states, mask)
  }

  private static func exact(_ weights: Weights, _ states: ExactStates, _ mask: UpdateMask) throws -> Automaton {
    let quantization = try Quantization.exact(fitting: weights, states: states)
    return Automaton(weights: try quantization.rounded(weights), updateMask: mask, quantization: quantization)
  }

  @Test(
    "for 1,000 steps, on every instruction set, on one thread and two, like whole numbers",
    arguments: [UpdateMask.pair, .independent(rate: 0.5), .independent(rate: 0.3)], ExactStates.allCases)
  func bits(mask: UpdateMask, states: ExactStates) throws {
    for (name, model) in [
      ("trained", try Self.trained("small/gravel.nca", states: states, mask: mask)),
      ("violent", try Self.violent(states: states, mask: mask)),
    ] {
      // An odd width: the last pair is cut, and vectors reach beyond the row.
      try compare(model, name, width: 37, height: 9, steps: 1000)
    }
  }

  @Test("and so does the bundled model that was trained to be exact")
  func bundled() throws {
    try compare(try Self.example("exact/web.nca"), "exact/web", width: 22, height: 15, steps: 1000)
  }

  @Test("on a grid that threads share, and with the widest bundled rule")
  func threads() throws {
    try compare(try Self.trained("web.nca", states: .half, mask: .pair), "web", width: 80, height: 104, steps: 12)
  }

  private func compare(_ model: Automaton, _ name: String, width: Int, height: Int, steps: Int) throws {
    _ = try #require(model.quantization).exactness(of: model.weights)
    var reference = IntegerAutomaton(model, width: width, height: height, seed: 5)
    for _ in 0..<steps { reference.step() }
    let unit = try #require(model.quantization).stateUnit
    let expected = reference.codes.map { (Float($0) * unit).bitPattern }
    #expect(Set(expected).count > 4, "\(name) has become a plain surface, which would prove little")
    for instructionSet in availableKernels {
      for workers in [1, 2] {
        var simulation = Simulation(
          model, width: width, height: height, seed: 5, kernels: try #require(Kernels(instructionSet)),
          parallel: Parallel(workers: workers))
        simulation.step(steps)
        #expect(
          simulation.state.values.map(\.bitPattern) == expected, "\(name), \(instructionSet), \(workers) threads")
      }
    }
  }

  @Test(
    "a step forward is the reference's, and so is its gradient, which ends where hidden units are clamped",
    arguments: ExactStates.allCases, [UpdateMask.pair, .independent(rate: 0.4)])
  func gradient(states: ExactStates, mask: UpdateMask) throws {
    let model = try Self.violent(states: states, mask: mask)
    let rounding = StepRounding(try #require(model.quantization))
    #expect(rounding == StepRounding(exact: states))
    let (height, width) = (11, 45)
    let random = try RandomCase(channels: 7, hidden: 1, samples: 1, height: height, width: width, seed: 3)
    let start = random.states.values.map { rounding.stateQuantizer(Double($0) * 2) }
    let isActive = { (x: Int, y: Int) in mask.isActive(x: x, y: y, step: 0, seed: 8) }
    let next = ReferenceStep.forward(
      model.weights, state: start, height: height, width: width, rounding: rounding, isActive: isActive)
    let factors = random.states
    let back = ReferenceStep.backward(
      model.weights, state: start, gradient: factors.values.map(Double.init), height: height, width: width,
      rounding: rounding, isActive: isActive)
    let unclamped = ReferenceStep.backward(
      model.weights, state: start, gradient: factors.values.map(Double.init), height: height, width: width,
      isActive: isActive)
    #expect(back.b1 != unclamped.b1, "some units must be at their clamp")
    for instructionSet in availableKernels {
      var rollout = Rollout(
        architecture: model.architecture, samples: 1, height: height, width: width, maximumSteps: 1, mask: mask,
        rounding: rounding, kernels: try #require(Kernels(instructionSet)))
      let drawn = RolloutMask.drawn(mask, seeds: [8], firstStep: 0)
      let states = Tensor(shape: random.states.shape, values: start.map { Float($0) })
      let found = rollout.forward(states, weights: model.weights, steps: 1, mask: drawn)
      #expect(found.values.map(Double.init) == next, "\(instructionSet)")
      let (rule, gradient) = rollout.backward(weights: model.weights, mask: drawn, gradient: factors)
      expectEqual(gradient, back.state, "d state, \(instructionSet)")
      expectEqual(rule.w1, back.w1, "d w1, \(instructionSet)")
      expectEqual(rule.b1, back.b1, "d b1, \(instructionSet)")
      expectEqual(rule.w2, back.w2, "d w2, \(instructionSet)")
    }
  }
}
