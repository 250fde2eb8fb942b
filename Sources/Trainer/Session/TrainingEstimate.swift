import Foundation
import NCAModel

/// What a training will cost on this machine, from a few iterations that are thrown away.
public struct TrainingEstimate: Sendable, Codable {
  /// One grid's share.
  public struct Stage: Sendable, Codable {
    public let width: Int
    public let height: Int
    public let iterations: Int
    /// Of an iteration with a rollout of mean length.
    public let secondsPerIteration: Double
  }

  public let stages: [Stage]
  public let validations: Int
  public let secondsPerValidation: Double
  /// Wall time of the whole training.
  public var seconds: Double {
    stages.reduce(Double(validations) * secondsPerValidation) { $0 + Double($1.iterations) * $1.secondsPerIteration }
  }
  /// Largest resident memory so far of the process that estimates, in bytes; as much as training takes.
  public let memory: Int

  /// Reads what the plan names, and times one iteration on each grid and part of a long rollout.
  ///
  /// Writes nothing. Takes some seconds, more on a large grid.
  ///
  /// - Throws: what ``TrainingSession`` throws for the same plan.
  public init(_ plan: TrainingPlan, parallel: Parallel = Parallel()) throws {
    try plan.options.validate()
    let setup = try TrainingSetup(plan, parallel)
    var model = try setup.model(parallel)
    let (options, grids) = (plan.options, model.schedule.stages)
    var stages: [Stage] = []
    for (index, grid) in grids.enumerated() {
      try model.enter(grid)
      // The first takes memory; the second is what every later one is.
      _ = try model.valueWithGradient(steps: options.maximumSteps)
      let seconds = try Self.time {
        _ = try model.valueWithGradient(steps: (options.minimumSteps + options.maximumSteps) / 2)
      }
      let end = index + 1 < grids.count ? grids[index + 1].firstIteration : options.iterations
      stages.append(
        Stage(
          width: grid.width, height: grid.height, iterations: max(0, end - grid.firstIteration),
          secondsPerIteration: seconds))
    }
    self.stages = stages
    validations = Validation.count(options.validations, of: options.iterations)
    secondsPerValidation = validations == 0 ? 0 : try Self.validation(of: model, setup, parallel)
    memory = Self.peakMemory
  }

  private static func validation(
    of model: AutomatonTraining, _ setup: TrainingSetup, _ parallel: Parallel
  ) throws -> Double {
    var meter = try setup.meter(parallel)
    var rollout = LongRollout()
    let steps = rollout.steps
    let automaton = try model.automaton(plan: setup.plan, part: setup.part, iterations: 0)
    // Looking costs the same after few steps as after many: two lengths tell the price of a step.
    let lengths = [50, 150]
    let times = try lengths.map { length in
      rollout.steps = length
      return try time { _ = try rollout.run(automaton, meter: &meter, parallel: parallel) }
    }
    let step = max(0, times[1] - times[0]) / Double(lengths[1] - lengths[0])
    return (times[1] + step * Double(steps - lengths[1])) * (setup.plan.options.rounding == nil ? 1 : 2)
  }

  private static func time(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }

  /// Largest resident set of this process, in bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    // Linux counts in units of 1,024 bytes, Apple's systems in bytes.
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
