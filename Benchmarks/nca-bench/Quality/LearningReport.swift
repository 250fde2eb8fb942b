import NCAModel
import Trainer

/// Writes a line now and then on how far a training has come, and stops it at its goal.
///
/// Judging is a callback's work, so that ``IterationRecord/seconds`` do not count it.
struct LearningReport: Callback {
  private var judge: Judge?
  private let interval: Int
  private let goal: Float?
  private let limit: Double?
  private let output = LineWriter()
  private var seconds = 0.0

  /// - Parameters:
  ///   - judge: looks at the automaton for each line; nil for lines without a style loss.
  ///   - interval: iterations from line to line; the last iteration has one in any case.
  ///   - goal: the style loss at which training ends.
  ///   - limit: seconds of training after which it ends.
  init(judge: Judge?, every interval: Int, until goal: Float?, limit: Double?) {
    self.judge = judge
    self.interval = interval
    self.goal = goal
    self.limit = limit
  }

  mutating func iterationDidEnd(
    _ run: TrainingRun<AutomatonTraining>, _ record: IterationRecord
  ) throws -> Directive {
    seconds += record.seconds
    let isLast = record.iteration == run.iterations || limit.map { seconds >= $0 } ?? false
    guard isLast || record.iteration.isMultiple(of: interval) else { return .proceed }
    let automaton = Automaton(
      weights: try run.model.roundedWeights.weights, updateMask: run.model.options.updateMask)
    let styleLoss = try judge?.styleLoss(of: automaton)
    try output.write(
      LearningRecord(
        iteration: record.iteration, seconds: seconds, styleLoss: styleLoss, peakMemoryMB: PeakMemory.megabytes))
    if let goal, let styleLoss, styleLoss <= goal { return .stop }
    return isLast ? .stop : .proceed
  }
}
