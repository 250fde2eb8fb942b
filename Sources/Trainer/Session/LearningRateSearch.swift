import Foundation
import NCAModel

/// `--find-lr` as a function: trains a model that is thrown away at rising rates, and draws what becomes of the loss.
public struct LearningRateSearch<Model: TrainableModel>: Sendable {
  /// First and last rate of the sweep.
  public let rates: ClosedRange<Float>
  /// Iterations at the usual rate before the sweep.
  public let warmUp: Int
  /// What is trained, for people.
  public let name: String
  /// Path of the plot.
  public let plot: String
  private let kind: OptimizerKind
  private let start: TrainingRun<Model>
  private let schedule: ExponentialRise

  /// Iterations of the sweep, which ends sooner when the loss explodes.
  static var sweep: Int { 100 }

  /// - Parameters:
  ///   - model: at its beginning, with so many iterations before it as the warm-up takes.
  ///   - usualRate: of the warm-up.
  init(
    _ model: Model, name: String, kind: OptimizerKind, optimizer: any Optimizer, rates: ClosedRange<Float>,
    warmUp: Int, usualRate: Float, plot: String
  ) {
    (self.name, self.kind, self.rates, self.warmUp, self.plot) = (name, kind, rates, warmUp, plot)
    start = TrainingRun(model: model, optimizer: optimizer, iterations: warmUp + Self.sweep)
    schedule = ExponentialRise(
      from: rates.lowerBound, to: rates.upperBound, after: .init(iterations: warmUp, rate: usualRate))
  }

  /// Where a plot goes: into a run directory or else beside the result.
  ///
  /// - Throws: when no file can be made there.
  static func plot(for output: String, directory: RunDirectory?) throws -> String {
    if let directory {
      try OutputCheck.folder(directory.url.path)
      return directory.learningRatePlot.relativePath
    }
    let plot = URL(fileURLWithPath: output).deletingPathExtension().relativePath + ".lr.svg"
    try OutputCheck.file(plot)
    return plot
  }

  /// Runs the sweep and writes the plot, also after an interruption.
  public func run(
    interrupt: Interrupt = Interrupt(), callbacks: [any Callback<Model>] = []
  ) throws -> LearningRateResult {
    let sweep = LearningRateSweep()
    var learner = Learner(
      start, schedule: schedule,
      callbacks: [LearningRateFinder(sweep, after: warmUp), StopOnInterrupt(interrupt)] + callbacks)
    do { try learner.fit() } catch {
      // Numbers that are none are what the sweep goes up to, and no failure.
      guard error is TrainingError || error is WeightsError, learner.run.iteration > warmUp else { throw error }
      let rate = schedule.learningRate(at: learner.run.iteration, of: start.iterations)
      sweep.add(loss: .infinity, rate: rate)
    }
    let curve = sweep.curve
    let isComplete = curve.hasExploded || learner.run.iteration == start.iterations
    let result = LearningRateResult(curve: curve, isComplete: isComplete, plot: plot)
    let url = URL(fileURLWithPath: plot)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(chart(result).svg.utf8).write(to: url, options: .atomic)
    } catch {
      throw RunDirectoryError.unwritable(path: plot, reason: FileReason.describe(error))
    }
    return result
  }

  private func chart(_ result: LearningRateResult) -> LineChart {
    let points = result.curve.points.map { LineChart.Point(x: Double($0.rate), y: Double($0.loss)) }
    let isPositive = points.allSatisfy { $0.y > 0 }
    let mark = result.suggestion.map {
      LineChart.Mark(
        LineChart.Point(x: Double($0.rate), y: Double($0.loss)), label: "try \(LearningRateResult.short($0.rate))")
    }
    return LineChart(
      title: "Loss of \(name) at rising learning rates (\(kind.rawValue))",
      x: LineChart.Axis("learning rate", scale: .logarithmic),
      y: LineChart.Axis("loss, median of nine", scale: isPositive ? .logarithmic : .linear),
      series: [LineChart.Series("loss", points: points)], marks: mark.map { [$0] } ?? [])
  }
}

/// What came of a search for a learning rate.
public struct LearningRateResult: Sendable {
  /// Loss at each rate.
  public let curve: LearningRateCurve
  /// Whether the loss has exploded or every rate was tried; false after an interruption.
  public let isComplete: Bool
  /// Path of the plot.
  public let plot: String
  /// The rate to train with; nil when the curve tells none or the search was interrupted.
  public var suggestion: LearningRateCurve.Point? { isComplete ? curve.suggestion : nil }

  /// What the sweep found, in a sentence.
  public var summary: String {
    guard isComplete else { return "interrupted before the loss could tell" }
    guard let rate = suggestion.map({ Self.short($0.rate) }) else { return "the loss falls at no learning rate" }
    guard curve.hasExploded, let end = curve.points.last else { return "the loss falls best around --lr \(rate)" }
    return "the loss explodes at a learning rate of \(Self.short(end.rate)); stay well below, with --lr \(rate)"
  }

  /// The result as one line of JSON: `suggestion`, `plot` and `curve`, pairs of rate and loss.
  public var json: String {
    func number(_ value: Float) -> String { value.isFinite ? value.description : "null" }
    let pairs = curve.points.map { "[\(number($0.rate)), \(number($0.loss))]" }
    let path = (try? JSONEncoder().encode(plot)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    let fields = [
      "\"event\": \"learningRate\"", "\"isComplete\": \(isComplete)",
      "\"suggestion\": \(suggestion.map { number($0.rate) } ?? "null")", "\"plot\": \(path)",
      "\"curve\": [\(pairs.joined(separator: ", "))]",
    ]
    return "{" + fields.joined(separator: ", ") + "}"
  }

  /// Two digits: a sweep tells no more.
  static func short(_ rate: Float) -> String { String(format: "%.2g", rate) }
}

extension LearningRateSearch<AutomatonTraining> {
  /// Reads what the plan names and checks that the plot can be written; writes nothing.
  ///
  /// A fresh automaton's loss jumps about whatever the rate, so the sweep begins only after a warm-up.
  ///
  /// - Parameter directory: where the plot goes; nil for beside the model.
  /// - Throws: what ``TrainingSession`` throws for the same plan.
  public init(_ plan: TrainingPlan, directory: RunDirectory? = nil, parallel: Parallel = Parallel()) throws {
    let warmUp = 100
    var plan = plan
    try plan.options.validate()
    plan.options.iterations = warmUp + Self.sweep
    // Small grids warm up for less; in the sweep a change of grids would look like one of the rate.
    plan.options.smallGridShare = Float(warmUp) / Float(plan.options.iterations)
    let plot = try Self.plot(for: plan.output, directory: directory)
    let kind = plan.options.optimizer
    self.init(
      try TrainingSetup(plan, parallel).model(parallel), name: URL(fileURLWithPath: plan.image).lastPathComponent,
      kind: kind, optimizer: kind.forWeights(), rates: 1e-4...1, warmUp: warmUp, usualRate: kind.weightLearningRate,
      plot: plot)
  }
}

extension LearningRateSearch<PixelTraining> {
  /// Reads what the plan names and checks that the plot can be written; writes nothing.
  ///
  /// - Parameter directory: where the plot goes; nil for beside the picture.
  /// - Throws: what ``StylizeSession`` throws for the same plan.
  public init(_ plan: StylizePlan, directory: RunDirectory? = nil, parallel: Parallel = Parallel()) throws {
    var options = plan.options
    // The coarsest size is the cheapest, and a change of sizes would look like one of the rate.
    options.iterations = Self.sweep * 1000
    let plot = try Self.plot(for: plan.output, directory: directory)
    let model = try PixelTraining(
      options: options, pictures: try plan.pictures(), network: try plan.network(parallel), parallel: parallel)
    let kind = options.optimizer
    self.init(
      model, name: URL(fileURLWithPath: plan.output).lastPathComponent, kind: kind, optimizer: kind.forPixels(),
      rates: 1e-4...10, warmUp: 0, usualRate: kind.pixelLearningRate, plot: plot)
  }
}
