import ArgumentParser
import CommandSupport
import Foundation
import Imaging
import Trainer

@main
struct NCATrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-train",
    abstract: "Learns a neural cellular automaton that grows a picture's texture.",
    discussion: """
      Writes a model file (PICTURE.nca) and a run directory beside it (PICTURE.run) with the log, pictures of the \
      training and a checkpoint. Ctrl-C stops after the current iteration and writes the model as far as \
      it is; --resume goes on from there.

      nca-train photo.jpg
      nca-train photo.jpg --preset tiny --size 96x64 --iterations 500
      nca-train photo.jpg --find-lr
      nca-train --resume photo.run
      """)

  @Argument(help: "The picture to learn: PNG, JPEG or WebP.")
  var picture: String?

  @Option(help: ArgumentHelp("Go on with the training of a run directory.", valueName: "run"))
  var resume: String?

  @Option(name: [.short, .long], help: "The model file to write. (default: PICTURE.nca)")
  var output: String?

  @Option(name: .customLong("run"), help: ArgumentHelp("The run directory. (default: beside the model, MODEL.run)", valueName: "dir"))
  var runDirectory: String?

  @Flag(help: "Tell the time and the memory that the training would take, and do not train.")
  var estimate = false

  @Flag(
    name: .customLong("find-lr"),
    help: "Try rising learning rates for some iterations, draw their losses (MODEL.lr.svg), and do not train.")
  var findLearningRate = false

  @OptionGroup(title: "What is learnt") var target: TargetOptions
  @OptionGroup(title: "The automaton") var rule: RuleOptions
  @OptionGroup(title: "Training") var training: LearningOptions
  @OptionGroup(title: "Output") var reporting: ReportingOptions

  func validate() throws {
    guard (picture == nil) != (resume == nil) else {
      throw ValidationError("Name a picture, or a run directory with --resume.")
    }
    guard resume == nil || !estimate else {
      throw ValidationError("--estimate is for new trainings.")
    }
    guard resume == nil || !findLearningRate else {
      throw ValidationError("--find-lr is for new trainings.")
    }
    guard !estimate || !findLearningRate else {
      throw ValidationError("--estimate and --find-lr exclude each other.")
    }
    let isPlain =
      output == nil && runDirectory == nil && target.isEmpty && rule.isEmpty && training.isEmptyButIterations
    guard resume == nil || isPlain else {
      throw ValidationError("--resume takes every option but --iterations from the run directory.")
    }
  }

  func run() throws {
    let reporter = Reporter(style: reporting.style)
    try CommandRun.run("nca-train") {
      if estimate {
        reporter.estimated(try TrainingEstimate(try plan()))
        return true
      }
      return try findLearningRate ? searchLearningRate(reporter) : train(reporter)
    }
  }

  private func train(_ reporter: Reporter) throws -> Bool {
    var session = try makeSession()
    reporter.begin(session)
    let interrupt = Interrupt()
    let result = try SignalHandler.listening({ interrupt.request() }) {
      try session.train(interrupt: interrupt, callbacks: [reporter.callback()], validated: reporter.validated)
    }
    reporter.end(result, directory: session.directory)
    return result.isComplete
  }

  private func searchLearningRate(_ reporter: Reporter) throws -> Bool {
    let search = try LearningRateSearch<AutomatonTraining>(try plan(), directory: runDirectory.map { RunDirectory(path: $0) })
    reporter.begin(search)
    let interrupt = Interrupt()
    let result = try SignalHandler.listening({ interrupt.request() }) {
      try search.run(interrupt: interrupt, callbacks: [reporter.callback()])
    }
    reporter.end(result)
    return result.isComplete
  }

  private func makeSession() throws -> TrainingSession {
    if let resume {
      return try TrainingSession(
        resuming: RunDirectory(path: resume), iterations: training.iterations)
    }
    let plan = try plan()
    let besideModel = URL(fileURLWithPath: plan.output).deletingPathExtension().relativePath + ".run"
    return try TrainingSession(plan: plan, directory: RunDirectory(path: runDirectory ?? besideModel))
  }

  private func plan() throws -> TrainingPlan {
    let picture = picture!  // validate() has seen to it
    let stem = URL(fileURLWithPath: picture).deletingPathExtension().lastPathComponent
    return TrainingPlan(
      image: picture, output: output ?? stem + ".nca", crop: try target.targetCrop(), features: training.features,
      parent: training.parent, imageInterval: training.imageInterval ?? 100, options: try options())
  }

  private func options() throws -> AutomatonTrainingOptions {
    var options = AutomatonTrainingOptions()
    target.apply(to: &options)
    rule.apply(to: &options)
    try training.apply(to: &options)
    return options
  }
}
