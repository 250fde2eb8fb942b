import ModelExchange
import NCAModel
import Testing
import Trainer

@Suite("Imported automata walk as published ones do")
struct TrajectoryTests {
  static let size = 12

  /// Both rules, on the mask that ours draws.
  private func walk(
    _ automaton: Automaton, _ published: inout PublishedAutomaton, steps: Int,
    _ check: (Int, [Double], [Double]) -> Void
  ) {
    let size = Self.size
    var state = [Double](repeating: 0, count: automaton.architecture.channels * size * size)
    for step in 0..<steps {
      let isActive = { (x: Int, y: Int) in automaton.updateMask.isActive(x: x, y: y, step: step, seed: 1) }
      state = ReferenceStep.forward(automaton.weights, state: state, height: size, width: size, isActive: isActive)
      published.step(isActive: isActive)
      check(step, state, published.halved)
    }
  }

  @Test("In plain floats both are the same, the second bias included", arguments: [4, 6, 8])
  func floats(channels: Int) throws {
    var fixture = TextureFixture(channels: channels, hidden: 10, seed: channels)
    fixture.scales = [1.1, 0.03]
    let file = try TextureModelFile(data: fixture.data())
    let automaton = try file.model(0).automaton(.floats)
    #expect(automaton.architecture.hidden == 11)
    #expect(automaton.quantization == nil)
    var published = PublishedAutomaton(
      fixture.models[0], scales: fixture.scales, width: Self.size, height: Self.size, storage: .floats)
    var difference = 0.0
    var largest = 0.0
    walk(automaton, &published, steps: 60) { _, ours, theirs in
      largest = max(largest, theirs.map(abs).max() ?? 0)
      difference = max(difference, zip(ours, theirs).map { abs($0 - $1) }.max() ?? 0)
    }
    print("60 steps of \(channels) channels: states up to \(largest), largest difference \(difference)")
    #expect(largest > 0.2)
    // The imported weights are float32, the reference's float64.
    #expect(difference < 1e-5 * max(1, largest))
  }

  @Test(
    "In bytes the fast kernels hold the same codes; a second bias, which is rounded, moves one in a hundred by one",
    arguments: [4, 8], [false, true])
  func bytes(channels: Int, hasSecondBias: Bool) throws {
    var fixture = TextureFixture(channels: channels, hidden: 10, seed: channels + 20)
    fixture.scales = [1.1, 0.1]
    if !hasSecondBias { fixture.models[0].second[10] = [UInt8](repeating: 127, count: channels) }
    let automaton = try TextureModelFile(data: fixture.data()).model(0).automaton(.bytes)
    var published = PublishedAutomaton(
      fixture.models[0], scales: fixture.scales, width: Self.size, height: Self.size, storage: .byteStates)
    var simulation = Simulation(automaton, width: Self.size, height: Self.size, seed: 1)
    var codes: [Double] = []
    for step in 0..<40 {
      simulation.step(1)
      published.step { automaton.updateMask.isActive(x: $0, y: $1, step: step, seed: 1) }
      // One step of the codes is 2/255 in our states.
      codes = simulation.state.values.map { (Double($0) * 127.5).rounded() }
      let theirs = published.halved.map { min(($0 * 127.5).rounded(), 127) }
      let differences = zip(codes, theirs).map { abs($0 - $1) }
      #expect(differences.count { $0 != 0 } <= (hasSecondBias ? codes.count / 100 : 0), "step \(step)")
      #expect(differences.allSatisfy { $0 <= 1 }, "step \(step)")
    }
    #expect(Set(codes).count > 20)
  }

  @Test("Beside the player itself, which rounds hidden units too, a step differs by little")
  func player() throws {
    var fixture = TextureFixture(channels: 4, hidden: 10, seed: 3)
    fixture.scales = [1.1, 0.1]
    let automaton = try TextureModelFile(data: fixture.data()).model(0).automaton(.bytes)
    var published = PublishedAutomaton(
      fixture.models[0], scales: fixture.scales, width: Self.size, height: Self.size, storage: .allBytes)
    var worst = 0.0
    for step in 0..<30 {
      // From the player's own state, so that no step inherits the differences of another.
      let before = published.halved
      let isActive = { (x: Int, y: Int) in automaton.updateMask.isActive(x: x, y: y, step: step, seed: 1) }
      let ours = ReferenceStep.forward(
        automaton.weights, state: before, height: Self.size, width: Self.size, isActive: isActive)
      published.step(isActive: isActive)
      let held = ours.map { PublishedAutomaton.packedState($0 * 2) / 2 }
      worst = max(worst, zip(held, published.halved).map { abs($0 - $1) }.max() ?? 0)
    }
    print("largest difference of one step from the player's: \(worst * 127.5) codes")
    #expect(worst * 127.5 < 3)
  }
}
