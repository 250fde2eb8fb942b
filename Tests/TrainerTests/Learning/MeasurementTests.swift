import Foundation
import Testing
import Trainer

@Suite("Measurements and options as JSON")
struct MeasurementTests {
  static let all: [(measurement: Trainer.Measurement, json: String, isLoss: Bool)] = [
    (.styleLoss(1.5), "\"styleLoss\": 1.5", true), (.overflowLoss(0), "\"overflowLoss\": 0.0", true),
    (.contentLoss(.nan), "\"contentLoss\": null", true), (.pixelLoss(2), "\"pixelLoss\": 2.0", true),
    (.totalVariation(1e-9), "\"totalVariation\": 1e-09", true), (.meanColorLoss(0.25), "\"meanColorLoss\": 0.25", true),
    (.activation(-3), "\"activation\": -3.0", false), (.steps(64), "\"steps\": 64", false),
    (.width(512), "\"width\": 512", false), (.height(384), "\"height\": 384", false),
  ]

  @Test("Each has a field of its own in the log, and counts are whole", arguments: all.indices)
  func json(index: Int) throws {
    let (measurement, json, isLoss) = Self.all[index]
    struct Notes: Callback {
      typealias Model = ScriptedModel
      let diary: Diary
      func iterationDidEnd(_ run: TrainingRun<ScriptedModel>, _ record: IterationRecord) -> Directive {
        diary.note(record.json)
        return .proceed
      }
    }
    let diary = Diary()
    var learner = Learner(
      TrainingRun(
        model: ScriptedModel([Evaluation(loss: 2.5, gradient: [[0]], measurements: [measurement])]), optimizer: Adam(),
        iterations: 1), schedule: ConstantRate(0.002), callbacks: [Notes(diary: diary)])
    try learner.fit()
    let line = try #require(diary.all.first)
    #expect(line.hasPrefix("{\"iteration\": 1, \"seconds\": "))
    #expect(line.hasSuffix(", \"loss\": 2.5, \(json), \"learningRate\": 0.002}"), "\(line)")
    #expect(measurement.isLoss == isLoss)
    #expect(Set(Self.all.map(\.measurement.name)).count == Self.all.count)
  }

  @Test("Every option survives being written and read")
  func options() throws {
    var options = AutomatonTrainingOptions()
    (options.channels, options.hidden, options.iterations, options.width, options.height) = (5, 6, 7, 32, 48)
    (options.batch, options.minimumSteps, options.maximumSteps, options.pool) = (2, 3, 4, 9)
    (options.mask, options.updateRate, options.loss) = (.independent, 0.25, .gram)
    (options.styleLayers, options.styleWeights) = ([1], [0.5])
    (options.optimizer, options.learningRate, options.schedule) = (.lbfgs, 0.5, .oneCycle)
    (options.smallGridShare, options.quantize, options.validations, options.seed) = (0.1, true, 2, 77)
    options.exact = true
    let data = try JSONEncoder().encode(options)
    #expect(try JSONDecoder().decode(AutomatonTrainingOptions.self, from: data) == options)
    // So that a forgotten field would show: none of them is the default.
    let fields = { (data: Data) in try #require(JSONSerialization.jsonObject(with: data) as? [String: NSObject]) }
    let (changed, usual) = (try fields(data), try fields(JSONEncoder().encode(AutomatonTrainingOptions())))
    for (name, value) in changed { #expect(value != usual[name], "\(name)") }
  }

  @Test("Options from before there were optimizers and schedules to choose mean Adam and steps")
  func earlierOptions() throws {
    let data = try JSONEncoder().encode(AutomatonTrainingOptions())
    var fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: NSObject])
    fields["optimizer"] = nil
    fields["schedule"] = nil
    let earlier = try JSONSerialization.data(withJSONObject: fields)
    #expect(try JSONDecoder().decode(AutomatonTrainingOptions.self, from: earlier) == AutomatonTrainingOptions())
    fields["hidden"] = nil
    let damaged = try JSONSerialization.data(withJSONObject: fields)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(AutomatonTrainingOptions.self, from: damaged) }
  }
}
