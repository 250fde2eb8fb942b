import ArgumentParser
import CommandSupport
import Foundation
import Trainer

@main
struct NCAStylize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-stylize",
    abstract: "Optimises a picture's pixels: style transfer, texture synthesis, what features keep and what excites them.",
    discussion: """
      Writes a PNG, and beside it a run directory with the log, a plot of the losses and pictures of the way there. \
      Ctrl-C stops after the current iteration and writes the picture as far as it is; --resume goes on from there.

      nca-stylize portrait.jpg --style web.jpg -o out.png        style transfer
      nca-stylize portrait.jpg -o out.png                        what the features keep: content reconstruction
      nca-stylize --style web.jpg --from noise -o out.png        texture synthesis
      nca-stylize --feature 18:305 -o out.png                    what excites one channel
      """)

  @Argument(help: "The content picture: PNG, JPEG or WebP.", completion: .file())
  var picture: String?

  @Option(help: ArgumentHelp("A style picture; may be repeated.", valueName: "picture"), completion: .file())
  var style: [String] = []

  @Option(help: ArgumentHelp("How much each style picture counts. (default: 1 each)", valueName: "a,b,…"))
  var styleMix: NumberList<Float>?

  @Option(help: ArgumentHelp("Show what excites this channel of a layer.", valueName: "layer:channel"))
  var feature: FeatureArgument?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The PNG to write. (default: PICTURE-stylized.png)", valueName: "png"))
  var output: String?

  @Option(help: ArgumentHelp("Go on with an interrupted run.", valueName: "run"))
  var resume: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("The run directory. (default: beside the output, OUTPUT.run)", valueName: "dir"))
  var runDirectory: String?

  @Flag(
    name: .customLong("find-lr"),
    help: "Try rising learning rates for some iterations, draw their losses (OUTPUT.lr.svg), and write no picture.")
  var findLearningRate = false

  @OptionGroup(title: "The picture") var form: FormOptions
  @OptionGroup(title: "The loss") var loss: LossOptions
  @OptionGroup(title: "Optimisation") var optimization: OptimizationOptions
  @OptionGroup(title: "Output") var reporting: ReportingOptions

  func validate() throws {
    guard resume != nil || picture != nil || !style.isEmpty || feature != nil || form.start != nil else {
      throw ValidationError("Name a picture, a --style or a --feature, or a run directory with --resume.")
    }
    if let styleMix, styleMix.values.count != style.count {
      throw ValidationError("--style-mix needs one number for each of the \(style.count) --style pictures.")
    }
    let isPlain =
      picture == nil && style.isEmpty && styleMix == nil && feature == nil && output == nil && runDirectory == nil
      && form.isEmpty && loss.isEmpty && optimization.isEmpty
    guard resume == nil || isPlain else {
      throw ValidationError("--resume takes every option from the run directory.")
    }
    guard resume == nil || !findLearningRate else { throw ValidationError("--find-lr is for new runs.") }
  }

  func run() throws {
    let reporter = Reporter(style: reporting.style)
    try CommandRun.run("nca-stylize") { try findLearningRate ? searchLearningRate(reporter) : stylize(reporter) }
  }

  private func stylize(_ reporter: Reporter) throws -> Bool {
    var session = try makeSession()
    reporter.begin(session)
    let interrupt = Interrupt()
    let result = try SignalHandler.listening({ interrupt.request() }) {
      try session.stylize(interrupt: interrupt, callbacks: [reporter.callback()])
    }
    reporter.end(result, directory: session.directory)
    return result.isComplete
  }

  private func searchLearningRate(_ reporter: Reporter) throws -> Bool {
    let search = try LearningRateSearch<PixelTraining>(plan(), directory: runDirectory.map { RunDirectory(path: $0) })
    let interrupt = Interrupt()
    let result = try SignalHandler.listening({ interrupt.request() }) {
      try search.run(interrupt: interrupt, callbacks: [reporter.callback()])
    }
    reporter.end(result)
    return result.isComplete
  }

  private func makeSession() throws -> StylizeSession {
    if let resume { return try StylizeSession(resuming: RunDirectory(path: resume)) }
    let plan = plan()
    let besideOutput = URL(fileURLWithPath: plan.output).deletingPathExtension().relativePath + ".run"
    return try StylizeSession(plan: plan, directory: RunDirectory(path: runDirectory ?? besideOutput))
  }

  private func plan() -> StylizePlan {
    var options = StylizeOptions(hasContent: picture != nil, styles: style.count, feature: feature?.channel)
    form.apply(to: &options)
    loss.apply(to: &options)
    optimization.apply(to: &options)
    let mix = styleMix?.values ?? style.map { _ in 1 }
    return StylizePlan(
      content: picture, styles: zip(style, mix).map { StylizePlan.Style(path: $0, weight: $1) },
      output: output ?? defaultOutput, features: loss.features, watch: optimization.watch,
      imageInterval: optimization.imageInterval ?? 10, options: options)
  }

  private var defaultOutput: String {
    guard let source = picture ?? style.first else {
      return feature.map { "feature-\($0.channel.layer)-\($0.channel.channel).png" } ?? "stylized.png"
    }
    return URL(fileURLWithPath: source).deletingPathExtension().lastPathComponent + "-stylized.png"
  }
}
