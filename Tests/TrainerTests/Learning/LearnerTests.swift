import Foundation
import Imaging
import Synchronization
import Testing
import Trainer

/// A model that any optimizer finds: the distance to a point.
struct PointModel: TrainableModel, Checkpointable {
  var parameters: [[Float]] = [[5, -3], [2]]
  var evaluations: UInt64 = 0

  mutating func valueWithGradient() -> Evaluation {
    evaluations += 1
    let loss = parameters.joined().reduce(0) { $0 + $1 * $1 }
    return Evaluation(
      loss: loss, gradient: parameters.map { $0.map { 2 * $0 } }, measurements: [.styleLoss(loss), .steps(7)])
  }
  func picture() -> Image { Image(width: 2, height: 1, color: .black) }
  var checkpoint: Checkpoint { Checkpoint(numbers: ["evaluations": evaluations]) }
  mutating func restore(_ checkpoint: Checkpoint) throws { evaluations = try checkpoint.number("evaluations") }
}

/// Writes down what it is told.
final class Diary: Sendable {
  private let entries = Mutex<[String]>([])
  func note(_ entry: String) { entries.withLock { $0.append(entry) } }
  var all: [String] { entries.withLock { $0 } }
}

struct DiaryCallback: Callback {
  typealias Model = PointModel
  let diary: Diary
  var stopAt = Int.max
  var failAt = Int.max
  struct Failure: Error {}

  func fitWillStart(_ run: TrainingRun<PointModel>) { diary.note("start \(run.iteration)") }
  func iterationDidEnd(_ run: TrainingRun<PointModel>, _ record: IterationRecord) throws -> Directive {
    diary.note("\(record.iteration)")
    if record.iteration == failAt { throw Failure() }
    return record.iteration == stopAt ? .stop : .proceed
  }
  func fitDidEnd(_ run: TrainingRun<PointModel>) { diary.note("end \(run.iteration)") }
}

@Suite("The learner and its callbacks")
struct LearnerTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func learner(
    iterations: Int, from run: TrainingRun<PointModel>? = nil, _ callbacks: [any Callback<PointModel>]
  ) -> Learner<PointModel> {
    Learner(
      run ?? TrainingRun(model: PointModel(), optimizer: Adam(), iterations: iterations),
      schedule: StepDecay(initial: 0.1), callbacks: callbacks)
  }

  @Test("It descends")
  func descends() throws {
    var learner = learner(iterations: 300, [])
    try learner.fit()
    #expect(learner.run.model.parameters.joined().allSatisfy { abs($0) < 0.05 })
  }

  @Test("Callbacks hear of start, iterations and end, also after a stop")
  func order() throws {
    let diary = Diary()
    var whole = learner(iterations: 2, [DiaryCallback(diary: diary)])
    try whole.fit()
    #expect(diary.all == ["start 0", "1", "2", "end 2"])
    let stopped = Diary()
    var early = learner(iterations: 9, [DiaryCallback(diary: stopped, stopAt: 2)])
    try early.fit()
    #expect(stopped.all == ["start 0", "1", "2", "end 2"])
  }

  @Test("An error ends the loop after the callbacks have heard of the end")
  func failure() {
    let diary = Diary()
    var learner = learner(iterations: 9, [DiaryCallback(diary: diary, failAt: 1)])
    #expect(throws: DiaryCallback.Failure.self) { try learner.fit() }
    #expect(diary.all == ["start 0", "1", "end 1"])
  }

  @Test("A loss that is not a number ends training with advice")
  func divergence() {
    var model = PointModel()
    model.parameters[0][0] = .infinity
    var learner = learner(
      iterations: 3, from: TrainingRun(model: model, optimizer: Adam(), iterations: 3), [])
    #expect(throws: TrainingError.self) { try learner.fit() }
  }

  @Test("The log has one JSON object an iteration with every field")
  func log() throws {
    let url = folder.appendingPathComponent("log.jsonl")
    var learner = learner(iterations: 3, [LossLog(url: url)])
    try learner.fit()
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let objects = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["iteration"] as? Int } == [1, 2, 3])
    for object in objects {
      #expect(Set(object.keys) == ["iteration", "seconds", "loss", "styleLoss", "steps", "learningRate"])
      #expect(object.values.allSatisfy { $0 is NSNumber })
    }
  }

  @Test("Pictures are written at intervals and at the end")
  func images() throws {
    var learner = learner(iterations: 5, [ImageLog(folder: folder, every: 2)])
    try learner.fit()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "000002.png", "000004.png", "000005.png",
      ])
  }

  @Test("An interrupt stops after the current iteration")
  func interrupt() throws {
    let interrupt = Interrupt()
    interrupt.request()
    var learner = learner(iterations: 5, [StopOnInterrupt(interrupt)])
    try learner.fit()
    #expect(learner.run.iteration == 1)
  }

  @Test("A run that goes on from its checkpoint ends like one that never stopped")
  func resume() throws {
    let url = folder.appendingPathComponent("checkpoint.safetensors")
    let log = folder.appendingPathComponent("log.jsonl")
    var whole = learner(iterations: 20, [])
    try whole.fit()

    var first = learner(
      iterations: 20,
      [LossLog(url: log), DiaryCallback(diary: Diary(), stopAt: 8), CheckpointWriter(url: url) { _, _ in }])
    try first.fit()
    var run = TrainingRun(model: PointModel(), optimizer: Adam(), iterations: 20)
    try run.restore(from: url)
    #expect(run.iteration == 8)
    var second = learner(iterations: 20, from: run, [LossLog(url: log)])
    try second.fit()
    #expect(second.run.model.parameters == whole.run.model.parameters)
    #expect(second.run.model.evaluations == 20)
    #expect(try String(contentsOf: log, encoding: .utf8).split(separator: "\n").count == 20)
  }

  @Test("A checkpoint of another model is refused")
  func foreignCheckpoint() throws {
    let url = folder.appendingPathComponent("other.safetensors")
    try Safetensors(tensors: ["parameter.0": Tensor(shape: [3])], metadata: ["iteration": "2"]).encoded().write(to: url)
    var run = TrainingRun(model: PointModel(), optimizer: Adam(), iterations: 20)
    #expect(throws: CheckpointError.self) { try run.restore(from: url) }
    #expect(run.iteration == 0)
  }

  @Test("The time left is told from the first iteration on")
  func progress() throws {
    let diary = Diary()
    var learner = learner(
      iterations: 4,
      [ProgressReport(every: .seconds(60)) { diary.note("\($0.record.iteration) \($0.secondsLeft >= 0)") }])
    try learner.fit()
    #expect(diary.all == ["1 true", "4 true"])
  }
}
