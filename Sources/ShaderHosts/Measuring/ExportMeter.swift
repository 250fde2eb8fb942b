import Dispatch
import Foundation
import NCAModel
import ShaderGen
import Synchronization

/// Runs a model as dialects emit it beside the model in floats, and tells what differs and what it costs.
///
/// The float model is the page's program, `webgl2`, with states as floats and weights in full: of a model that is
/// rounded to an exact one, before that. All start from the seed state with the same run's masks.
public struct ExportMeter: Sendable {
  private let automaton: Automaton
  private let options: ExportOptions
  private let rows: [(dialect: any Dialect, format: StateFormat)]

  /// Steps after which rgb is compared.
  public static let looks = [10, 100, 1000]
  /// Steps after which a row is judged.
  public static let steps = 10_000
  /// Plans a row for each dialect and each format that it keeps a state in.
  ///
  /// - Parameter options: a format there leaves that one alone; grid, seed, precision and exactness count.
  public init(_ automaton: Automaton, _ dialects: [any Dialect], _ options: ExportOptions) {
    self.automaton = automaton
    self.options = options
    rows = dialects.flatMap { dialect in
      dialect.formats.filter { options.stateFormat ?? $0 == $0 }.map { (dialect, $0) }
    }
  }

  /// Runs all rows, some at a time.
  ///
  /// - Parameters:
  ///   - progress: told the share of the work that is done, from any thread.
  ///   - isStopped: asked before every step.
  /// - Returns: a measurement a row, dialects and formats in their order; nil when it was stopped.
  /// - Throws: `ExportError` for a model that a format cannot hold, ``HostError`` for files that lack something.
  public func run(
    progress: @escaping @Sendable (Double) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> [ExportMeasurement]? {
    var reference = try film(WebGL2(), .rgba32f, automaton, .full)
    reference.workers = ProcessInfo.processInfo.activeProcessorCount
    let films = try rows.map { row in
      try film(row.dialect, row.format, automaton.prepared(for: row.format, exact: options.exact), options.precision)
    }
    let costs = try films.map { try $0.instructionsPerCell }
    let looks = Self.looks[Self.looks.count - 1]
    let work = Work(
      total: try reference.instructionsPerCell * Double(looks) + costs.reduce(0, +) * Double(Self.steps),
      report: progress)

    var pictures: [Int: Picture] = [:]
    let cost = try reference.instructionsPerCell
    for step in 1...looks {
      if isStopped() { return nil }
      try reference.take()
      work.add(cost)
      if Self.looks.contains(step), reference.isFinite { pictures[step] = reference.shown }
    }
    let seen = pictures
    let results = Mutex<[Int: Result<ExportMeasurement?, any Error>]>([:])
    // The dearest first: then none is left alone at the end.
    let order = costs.indices.sorted { costs[$0] > costs[$1] }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(order.count, ProcessInfo.processInfo.activeProcessorCount)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < order.count, !isStopped() else { return }
        let row = order[place]
        let result = Result { try measure(films[row], seen, work, isStopped) }
        results.withLock { $0[row] = result }
      }
    }
    let done = results.withLock { $0 }
    let measurements = try films.indices.compactMap { try done[$0]?.get() }
    return measurements.count == films.count ? measurements : nil
  }

  private func film(
    _ dialect: any Dialect, _ format: StateFormat, _ automaton: Automaton, _ precision: WeightPrecision
  ) throws -> Film {
    try Film(
      dialect, [automaton], width: options.size.width, height: options.size.height, format: format,
      precision: precision, seed: options.seed, smooth: options.smooth)
  }

  /// Runs a row; nil when it was stopped.
  private func measure(
    _ start: Film, _ reference: [Int: Picture], _ work: Work, _ isStopped: () -> Bool
  ) throws -> ExportMeasurement? {
    var film = start
    let cost = try film.instructionsPerCell
    var differences: [ExportMeasurement.Difference] = []
    var before: Picture?
    for step in 1...Self.steps {
      if isStopped() { return nil }
      try film.take()
      work.add(cost)
      if Self.looks.contains(step) {
        let difference = film.isFinite ? reference[step].map { film.shown.largestDifference(from: $0) } : nil
        differences.append(.init(steps: step, rgb: difference))
      }
      if step == Self.steps - Survival.movementSteps { before = film.shown }
    }
    let shown = film.shown
    return ExportMeasurement(
      dialect: film.host.dialect.name, state: film.program.layout.format,
      bytes: film.files.reduce(0) { $0 + $1.text.utf8.count }, stepBytes: try film.stepBytes,
      instructionsPerCell: cost, differences: differences,
      survival: Survival(
        shown, before: before ?? shown, largestNumber: film.largestNumber,
        reference: Self.looks.last.flatMap { reference[$0] }),
      steps: Self.steps)
  }

  /// How much of the work is done.
  private final class Work: Sendable {
    private let total: Double
    private let done = Mutex(0.0)
    private let report: @Sendable (Double) -> Void

    init(total: Double, report: @escaping @Sendable (Double) -> Void) {
      self.total = total
      self.report = report
    }

    func add(_ cost: Double) {
      report(
        done.withLock { done in
          done += cost
          return done / total
        })
    }
  }
}

extension Film {
  /// Whether its states are numbers that have not run away.
  fileprivate var isFinite: Bool { largestNumber <= Survival.explosionLimit }
}
