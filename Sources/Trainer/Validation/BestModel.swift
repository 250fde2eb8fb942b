import NCAModel
import Synchronization

/// The model of a training that has held up best so far; shared by who judges and who writes files.
public final class BestModel: Sendable {
  /// A model with what is known of it.
  public struct Entry: Sendable {
    public let automaton: Automaton
    public let iteration: Int
    public let record: ValidationRecord

    public init(automaton: Automaton, iteration: Int, record: ValidationRecord) {
      self.automaton = automaton
      self.iteration = iteration
      self.record = record
    }
  }

  private let state: Mutex<Entry?>

  public init(_ entry: Entry? = nil) { state = Mutex(entry) }

  /// The best so far; nil before the first validation.
  public var entry: Entry? { state.withLock { $0 } }

  /// Takes an entry in if it is better than the best so far.
  ///
  /// - Returns: whether it was.
  package func offer(_ entry: Entry) -> Bool {
    state.withLock { best in
      if let best, !entry.record.isBetter(than: best.record) { return false }
      best = entry
      return true
    }
  }
}

extension ValidationRecord {
  package init(_ report: LongRollout.Report, float: LongRollout.Report? = nil) {
    self.init(
      fidelity: report.fidelity.isFinite ? report.fidelity : -99,
      styleLoss: min(report.styleLoss, .greatestFiniteMagnitude), verdict: report.verdict,
      steps: report.steps, grids: report.observations.map { [$0.width, $0.height] },
      floatFidelity: float?.fidelity, floatStyleLoss: float?.styleLoss)
  }
}
