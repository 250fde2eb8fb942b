import ArgumentParser
import Foundation
import Imaging
import Trainer

/// Trains as `nca-train` does, with a clock that stops while the automaton is judged.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Trains as nca-train does and prints a JSON line every so many iterations.",
    discussion: """
      seconds are those of the iterations alone; styleLoss is that of a run of \(Judge.steps) steps from the seed, \
      along directions that never change. Keeps no model.
      """)

  @Argument(help: "The picture to learn.") var picture: String
  @Option(help: "As nca-train's.") var preset = TrainingPreset.standard
  @Option(help: "Iterations of the whole training. (default: the preset's)") var iterations: Int?
  @Option(help: "Side of the grid, in cells.") var size = AutomatonTrainingOptions().width
  @Option(help: "States trained at once.") var batch = AutomatonTrainingOptions().batch
  @Option(help: "Shortest rollout in steps.") var minimumSteps = AutomatonTrainingOptions().minimumSteps
  @Option(help: "Longest rollout in steps.") var maximumSteps = AutomatonTrainingOptions().maximumSteps
  @Option(help: "Long rollouts that judge the model as nca-train does, off the clock.") var validations = 0
  @Option(help: "Iterations from line to line.") var every = 50
  @Flag(help: "Leave styleLoss out.") var unjudged = false
  @Option(help: ArgumentHelp("End at this style loss.", valueName: "loss")) var until: Float?
  @Option(help: ArgumentHelp("End after so many seconds of training.", valueName: "limit")) var seconds: Double?

  func validate() throws {
    guard every >= 1 else { throw ValidationError("--every must be 1 or more.") }
  }

  func run() throws {
    let judge = unjudged ? nil : try Judge(target: .target(path: picture, size: size))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nca-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = TrainingPlan(
      image: picture, output: folder.appendingPathComponent("model.nca").path, options: trainingOptions)
    var session = try TrainingSession(
      plan: plan, directory: RunDirectory(path: folder.appendingPathComponent("run").path))
    _ = try session.train(
      callbacks: [LearningReport(judge: judge, every: every, until: until, limit: seconds)])
  }

  private var trainingOptions: AutomatonTrainingOptions {
    var options = AutomatonTrainingOptions()
    preset.apply(to: &options)
    options.iterations = iterations ?? options.iterations
    (options.width, options.height, options.batch) = (size, size, batch)
    (options.minimumSteps, options.maximumSteps) = (minimumSteps, maximumSteps)
    options.validations = validations
    return options
  }
}
