import Foundation
import Imaging
import Testing
import Trainer

/// Evaluates to what it was told.
struct ScriptedModel: TrainableModel {
  var parameters: [[Float]] = [[0]]
  private var evaluations: ArraySlice<Evaluation>

  init(_ evaluations: [Evaluation]) { self.evaluations = evaluations[...] }

  mutating func valueWithGradient() -> Evaluation { evaluations.removeFirst() }
  func picture() -> Image { Image(width: 1, height: 1, color: .black) }
}

@Suite("The loss plot")
struct LossPlotTests {
  let folder: URL
  var plot: URL { folder.appendingPathComponent("loss.svg") }
  var log: URL { folder.appendingPathComponent("log.jsonl") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func train(
    iterations: Int, from start: TrainingRun<PointModel>? = nil, every interval: Duration = .seconds(60),
    _ others: [any Callback<PointModel>] = []
  ) throws -> TrainingRun<PointModel> {
    let plot = LossPlot<PointModel>(url: plot, log: log, title: "A & B", every: interval)
    var learner = Learner(
      start ?? TrainingRun(model: PointModel(), optimizer: Adam(), iterations: iterations),
      schedule: ConstantRate(0.1), callbacks: [LossLog(url: log), plot] + others)
    try learner.fit()
    return learner.run
  }

  @Test("It draws the loss and its parts, and nothing that is no loss")
  func series() throws {
    _ = try train(iterations: 5)
    let text = try String(contentsOf: plot, encoding: .utf8)
    #expect(text.contains(">loss</text>") && text.contains(">styleLoss</text>"))
    #expect(!text.contains("steps"))
    #expect(text.contains("A &amp; B"))
    #expect(text.components(separatedBy: "<polyline").count == 3)
  }

  @Test("A training that goes on draws the same plot as one that never stopped, also over a damaged line of the log")
  func resume() throws {
    let diary = Diary()
    var half = try train(iterations: 12, [DiaryCallback(diary: diary, stopAt: 7)])
    _ = try train(iterations: 12, from: half)
    let resumed = try Data(contentsOf: plot)
    _ = try train(iterations: 12)
    #expect(try Data(contentsOf: plot) == resumed)
    // The same, with a line that is not JSON.
    half = try train(iterations: 12, [DiaryCallback(diary: diary, stopAt: 7)])
    var lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    lines[3] = "{"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: log)
    _ = try train(iterations: 12, from: half)
    let damaged = try String(contentsOf: plot, encoding: .utf8)
    #expect(damaged.contains("<polyline"))
    #expect(try Data(contentsOf: plot) != resumed)
  }

  @Test("It writes at intervals, not in every iteration, and at the end")
  func interval() throws {
    struct Watch: Callback {
      typealias Model = PointModel
      let plot: URL
      let diary: Diary
      func iterationDidEnd(_ run: TrainingRun<PointModel>, _ record: IterationRecord) -> Directive {
        if FileManager.default.fileExists(atPath: plot.path) { diary.note("\(record.iteration)") }
        return .proceed
      }
    }
    let (rare, often) = (Diary(), Diary())
    _ = try train(iterations: 4, [Watch(plot: plot, diary: rare)])
    #expect(rare.all.isEmpty)
    #expect(FileManager.default.fileExists(atPath: plot.path))
    try FileManager.default.removeItem(at: plot)
    _ = try train(iterations: 4, every: .zero, [Watch(plot: plot, diary: often)])
    #expect(often.all == ["2", "3", "4"])
  }

  @Test("Parts of nearly nothing do not squeeze the rest, and losses below zero are drawn too")
  func range() throws {
    func plotted(_ losses: [Float], overflow: Float) throws -> String {
      let evaluations = losses.map {
        Evaluation(loss: $0, gradient: [[0]], measurements: [.overflowLoss(overflow), .activation(3)])
      }
      var learner = Learner(
        TrainingRun(model: ScriptedModel(evaluations), optimizer: Adam(), iterations: losses.count),
        schedule: ConstantRate(1), callbacks: [LossPlot(url: plot, title: "t")])
      try learner.fit()
      return try String(contentsOf: plot, encoding: .utf8)
    }
    let small = try plotted([40, 20, 10], overflow: 1e-9)
    #expect(!small.contains("overflowLoss") && !small.contains(">1e-"))
    #expect(try plotted([40, 20, 10], overflow: 5).contains("overflowLoss"))
    let below = try plotted([4, -20, -30], overflow: 5)
    #expect(below.contains(">-20</text>") && below.contains("overflowLoss") && !below.contains("activation"))
  }
}
