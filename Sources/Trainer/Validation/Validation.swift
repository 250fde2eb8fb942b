import Foundation
import Imaging
import NCAModel

/// Lets the automaton run for thousands of steps at intervals and keeps the one that held up best.
///
/// Writes a line for each validation to `validation.jsonl`, its pictures to a folder of their own, and the best model.
public struct Validation: Callback {
  /// What a validation found.
  public struct Event: Sendable {
    public let iteration: Int
    public let record: ValidationRecord
    /// Whether this is the best model so far.
    public let isBest: Bool
  }

  /// Makes a model's file from the training as it is.
  public typealias MakeAutomaton = @Sendable (AutomatonTraining, _ iteration: Int) throws -> Automaton

  private let rollout: LongRollout
  private let count: Int
  private let directory: RunDirectory
  private let best: BestModel
  private let parallel: Parallel
  private let makeAutomaton: MakeAutomaton
  private let report: @Sendable (Event) -> Void
  private var meter: FidelityMeter

  /// - Parameters:
  ///   - count: validations, spread over the second half of the training; the last follows its last iteration.
  ///   - report: is told of each.
  public init(
    _ rollout: LongRollout = LongRollout(), count: Int, meter: FidelityMeter, best: BestModel, directory: RunDirectory,
    parallel: Parallel, makeAutomaton: @escaping MakeAutomaton, report: @escaping @Sendable (Event) -> Void
  ) {
    self.rollout = rollout
    self.count = count
    self.meter = meter
    self.best = best
    self.directory = directory
    self.parallel = parallel
    self.makeAutomaton = makeAutomaton
    self.report = report
  }

  /// Short trainings are judged at their end only: a long rollout costs as much as many iterations.
  static let iterationsPerValidation = 100

  /// How often a training is judged that wants to be judged so often.
  static func count(_ wanted: Int, of iterations: Int) -> Int {
    min(wanted, max(1, iterations / 2 / iterationsPerValidation))
  }

  /// Whether the model is judged after an iteration.
  package static func isDue(after iteration: Int, of iterations: Int, count wanted: Int) -> Bool {
    let count = count(wanted, of: iterations)
    return (0..<count).contains { iteration == iterations - iterations / 2 * $0 / count }
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<AutomatonTraining>, _ record: IterationRecord
  ) throws -> Directive {
    guard Self.isDue(after: record.iteration, of: run.iterations, count: count) else { return .proceed }
    var automaton = try makeAutomaton(run.model, record.iteration)
    let judged = try judge(automaton, run.model)
    automaton.card.training?.validation = judged.record
    automaton.card.preview = judged.picture.pngData()
    let isBest = best.offer(
      BestModel.Entry(automaton: automaton, iteration: record.iteration, record: judged.record))
    if isBest { try ModelFile.write(automaton, path: directory.best.path) }
    try write(judged, iteration: record.iteration)
    report(Event(iteration: record.iteration, record: judged.record, isBest: isBest))
    return .proceed
  }

  private mutating func judge(
    _ automaton: Automaton, _ model: AutomatonTraining
  ) throws -> (record: ValidationRecord, picture: Image, pictures: [Image]) {
    let seen = try rollout.run(automaton, meter: &meter, kernels: model.kernels, parallel: parallel)
    var float: LongRollout.Report?
    if automaton.quantization != nil {
      var plain = automaton
      plain.weights = try model.weights
      plain.quantization = nil
      float = try rollout.run(plain, meter: &meter, kernels: model.kernels, parallel: parallel)
    }
    let pictures = seen.observations.map(\.picture)
    let side = ModelCard.previewSide
    let preview = try pictures[0].cropped(
      to: CropRectangle(x: 0, y: 0, width: min(side, pictures[0].width), height: min(side, pictures[0].height)))
    return (ValidationRecord(seen, float: float), preview, pictures)
  }

  private func write(
    _ judged: (record: ValidationRecord, picture: Image, pictures: [Image]), iteration: Int
  ) throws {
    let folder = directory.validationImages
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for picture in judged.pictures {
      let name = String(format: "%06d-%dx%d.png", iteration, picture.width, picture.height)
      try ImageFile.writePNG(picture, path: folder.appendingPathComponent(name).path)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let line = String(decoding: try encoder.encode(Line(iteration: iteration, validation: judged.record)), as: UTF8.self)
    let earlier = (try? String(contentsOf: directory.validations, encoding: .utf8)) ?? ""
    try Data((earlier + line + "\n").utf8).write(to: directory.validations, options: .atomic)
  }

  private struct Line: Encodable {
    let iteration: Int
    let validation: ValidationRecord
  }
}
