import Foundation
import Imaging
import NCAModel
import Testing
import Trainer

@Suite("Training an automaton")
struct AutomatonTrainingTests {
  static let network = Result { try FeatureNetwork.bundled() }

  var options: AutomatonTrainingOptions {
    var options = AutomatonTrainingOptions()
    (options.channels, options.hidden) = (4, 8)
    (options.width, options.height) = (24, 16)
    (options.minimumSteps, options.maximumSteps) = (3, 9)
    (options.batch, options.pool) = (3, 5)
    return options
  }

  func target(width: Int = 24, height: Int = 16) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { pixels += [UInt8(x % 2 * 200), 40, UInt8(y % 4 * 60), 255] }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  func train(
    _ options: AutomatonTrainingOptions, towards picture: Image? = nil, iterations: Int, workers: Int
  ) throws -> AutomatonTraining {
    let model = try AutomatonTraining(
      options: options, target: picture ?? target(), network: Self.network.get(), parallel: Parallel(workers: workers))
    var learner = Learner(
      TrainingRun(model: model, optimizer: NormalisedGradient(Adam()), iterations: iterations),
      schedule: StepDecay(initial: options.learningRate))
    try learner.fit()
    return learner.run.model
  }

  @Test("The same seed gives the same bits, with one thread and with two")
  func repeatable() throws {
    let runs = try [1, 2, 2].map { try train(options, iterations: 4, workers: $0) }
    #expect(runs[0].parameters == runs[1].parameters)
    #expect(runs[1].parameters == runs[2].parameters)
    var other = options
    other.seed = 2
    #expect(try train(other, iterations: 4, workers: 2).parameters != runs[0].parameters)
  }

  @Test("The style loss falls")
  func learns() throws {
    var options = AutomatonTrainingOptions()
    (options.width, options.height) = (64, 64)
    let images = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../examples/images").standardized
    let picture = try ImageFile.read(path: images.appendingPathComponent("gravel.png").path)
    let gravel = try TargetCrop.scaled(0.4).target(from: picture, width: 64, height: 64, path: "gravel.png")
    let model = try train(options, towards: gravel, iterations: 250, workers: 2)
    let (first, last) = (try #require(model.history.first), try #require(model.history.last))
    #expect(last < first / 4, "\(first) -> \(last)")
  }

  @Test(
    "Impossible options are refused by name",
    arguments: [
      "channels", "hidden", "size", "steps", "batch", "pool", "update-rate", "style-layers", "style-weights", "lr",
      "small-grid", "validations", "iterations",
    ])
  func refused(option: String) {
    var options = options
    switch option {
    case "channels": options.channels = 3
    case "hidden": options.hidden = 0
    case "size": options.width = 8
    case "steps": (options.minimumSteps, options.maximumSteps) = (9, 3)
    case "batch": options.batch = 0
    case "pool": options.pool = 2
    case "update-rate": (options.mask, options.updateRate) = (.independent, 0)
    case "style-layers": options.styleLayers = []
    case "style-weights": options.styleWeights = [1]
    case "small-grid": options.smallGridShare = 1
    case "validations": options.validations = -1
    case "lr": options.learningRate = .nan
    default: options.iterations = 0
    }
    let error = #expect(throws: (any Error).self) { try options.validate() }
    #expect("\(error!)".contains(option))
  }

  @Test("A pool draws different entries and heals states that are not finite")
  func pool() throws {
    var generator = SplitMix64(seed: 1)
    var pool = Pool(count: 6, architecture: try Architecture(channels: 4, hidden: 1), height: 2, width: 2)
    for _ in 0..<20 {
      let entries = pool.draw(4, using: &generator)
      #expect(Set(entries).count == 4 && entries.allSatisfy { (0..<6).contains($0) })
    }
    var batch = pool.batch([1, 3])
    batch[0] = 5
    batch[16] = .infinity
    batch[17] = 2
    pool.put(batch, into: [1, 3])
    #expect(pool.batch([1])[0] == 5)
    #expect(pool.batch([3]).values.allSatisfy { $0 == 0 })
  }

  @Test("A tiled pool repeats its states, and the automaton goes on there")
  func tiledPool() throws {
    var generator = SplitMix64(seed: 3)
    let architecture = try Architecture(channels: 4, hidden: 2)
    let states = Tensor(shape: [2, 4, 3, 5], values: generator.uniform(2 * 4 * 15, in: -1...1))
    let tiled = Pool(architecture: architecture, states: states).tiled(down: 2, across: 3).states
    #expect(tiled.shape == [2, 4, 6, 15])
    for plane in 0..<8 {
      for y in 0..<6 {
        for x in 0..<15 {
          #expect(tiled[(plane * 6 + y) * 15 + x] == states[(plane * 3 + y % 3) * 5 + x % 5])
        }
      }
    }
  }

  @Test("Small grids come first, share their part, and end on the whole grid")
  func gridSchedule() {
    var options = AutomatonTrainingOptions()
    (options.width, options.height, options.iterations, options.smallGridShare) = (256, 192, 100, 0.6)
    let schedule = GridSchedule(options)
    #expect(schedule.stages.map(\.width) == [64, 128, 256])
    #expect(schedule.stages.map(\.height) == [48, 96, 192])
    #expect(schedule.stages.map(\.firstIteration) == [0, 30, 60])
    #expect([0, 29, 30, 60, 99].map(schedule.stage) == [0, 0, 1, 2, 2])
    #expect(schedule.work(before: 100) == 30.0 / 16 + 30.0 / 4 + 40)
    options.smallGridShare = 0
    #expect(GridSchedule(options).stages == [.init(width: 256, height: 192, firstIteration: 0)])
    (options.width, options.smallGridShare) = (95, 0.6)
    #expect(GridSchedule(options).stages.count == 1)
  }

  @Test("Training moves to the larger grid, and goes on from a checkpoint on either")
  func curriculum() throws {
    var options = options
    (options.width, options.height, options.batch, options.pool) = (96, 96, 1, 2)
    (options.minimumSteps, options.maximumSteps, options.iterations, options.smallGridShare) = (1, 2, 4, 0.5)
    let picture = target(width: 96, height: 96)
    let whole = try train(options, towards: picture, iterations: 4, workers: 2)
    #expect(whole.grid.width == 96)
    for stop in [1, 3] {
      let early = try train(options, towards: picture, iterations: stop, workers: 2)
      #expect(early.grid.width == (stop == 1 ? 48 : 96))
      var model = try AutomatonTraining(options: options, target: picture, network: Self.network.get())
      try model.restore(early.checkpoint)
      #expect(model.grid.width == early.grid.width)
      #expect(model.grid.pool.states == early.grid.pool.states)
    }
  }

  @Test("A parent's weights are the start; another architecture's are refused")
  func parent() throws {
    let first = try train(options, iterations: 3, workers: 2)
    let child = try AutomatonTraining(
      options: options, target: target(), network: Self.network.get(), parent: first.weights)
    #expect(child.parameters == first.parameters)
    var wider = options
    wider.hidden = 9
    #expect(throws: ParentError.self) {
      try AutomatonTraining(options: wider, target: target(), network: Self.network.get(), parent: first.weights)
    }
  }

  @Test("Quantized training runs rounded weights and keeps plain ones")
  func quantized() throws {
    var options = options
    options.quantize = true
    // Fast enough that steps are larger than half a level: smaller ones vanish.
    options.learningRate = 0.5
    (options.minimumSteps, options.maximumSteps) = (9, 9)
    let model = try train(options, iterations: 6, workers: 2)
    let (rounded, quantization) = try model.roundedWeights
    let scales = try #require(quantization).scales
    #expect(rounded != (try model.weights))
    #expect(rounded.b1.allSatisfy { abs(($0 / scales.b1).rounded() - $0 / scales.b1) < 1e-3 })
    #expect(zip(rounded.w2, try model.weights.w2).allSatisfy { abs($0 - $1) <= scales.w2 / 2 * 1.001 })
    // States lie on the levels.
    let values = model.grid.pool.states.values.map { $0 * Float(Quantization.levels) }
    #expect(values.contains { $0 != 0 } && values.allSatisfy { abs($0 - $0.rounded()) < 1e-3 })
  }

  @Test("Exact training runs a model that proves exact, and keeps plain weights", arguments: [false, true])
  func exact(bytes: Bool) throws {
    var options = options
    (options.exact, options.quantize, options.learningRate) = (true, bytes, 0.02)
    (options.minimumSteps, options.maximumSteps) = (9, 9)
    let model = try train(options, iterations: 6, workers: 2)
    let (rounded, quantization) = try model.roundedWeights
    let found = try #require(quantization)
    #expect(found.stateLevels == (bytes ? 127 : 1023))
    _ = try found.exactness(of: rounded)
    #expect(rounded != (try model.weights))
    let codes = model.grid.pool.states.values.map { $0 / found.stateUnit }
    #expect(codes.contains { $0 != 0 } && codes.allSatisfy { $0 == $0.rounded() })
    // The next run begins where this one ended, in whatever states and with whatever weights.
    var resumed = try AutomatonTraining(options: options, target: target(), network: Self.network.get())
    resumed.parameters = model.parameters
    try resumed.restore(model.checkpoint)
    var uninterrupted = model
    let (next, wanted) = (try resumed.valueWithGradient(), try uninterrupted.valueWithGradient())
    #expect(next.gradient == wanted.gradient)
    #expect(resumed.grid.pool.states == uninterrupted.grid.pool.states)
  }

  @Test("Options of an earlier version, which knew no exact models, are read")
  func earlierOptions() throws {
    var object = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(options)) as? [String: Any])
    #expect(object.removeValue(forKey: "exact") != nil)
    let read = try JSONDecoder().decode(
      AutomatonTrainingOptions.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(read == options)
  }

  @Test("The target is the centre, a part or a scaled centre of the picture")
  func crops() throws {
    let picture = target(width: 64, height: 40)
    for crop in [TargetCrop.center, .rectangle(x: 3, y: 4, width: 20, height: 30), .scaled(0.5)] {
      let part = try crop.target(from: picture, width: 24, height: 16, path: "p")
      #expect((part.width, part.height) == (24, 16))
    }
    let exact = try TargetCrop.scaled(1).target(from: picture, width: 24, height: 16, path: "p")
    #expect(exact == (try picture.cropped(to: CropRectangle(x: 20, y: 12, width: 24, height: 16))))
    #expect(throws: TargetPictureError.self) {
      try TargetCrop.scaled(0.1).target(from: picture, width: 24, height: 16, path: "p")
    }
    #expect(throws: TargetPictureError.self) {
      try TargetCrop.center.target(from: target(width: 1, height: 1), width: 24, height: 16, path: "p")
    }
    #expect(throws: ImageError.self) {
      try TargetCrop.rectangle(x: 60, y: 0, width: 9, height: 9).target(from: picture, width: 24, height: 16, path: "p")
    }
  }

  @Test("The simulation walks the rollout's trajectory")
  func simulation() throws {
    let random = try RandomCase(channels: 5, hidden: 6, samples: 1, height: 9, width: 14, seed: 4)
    let automaton = Automaton(weights: random.weights, updateMask: .pair)
    var simulation = Simulation(automaton, width: 14, height: 9, seed: 21)
    simulation.step(4)
    simulation.step(7)
    var rollout = Rollout(
      architecture: random.weights.architecture, samples: 1, height: 9, width: 14, maximumSteps: 11)
    let last = rollout.forward(
      Tensor(shape: random.states.shape), weights: random.weights, steps: 11,
      mask: .drawn(.pair, seeds: [21], firstStep: 0))
    #expect(simulation.state.values == last.values)
  }
}
