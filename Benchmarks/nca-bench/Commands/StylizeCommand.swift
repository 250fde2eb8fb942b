import ArgumentParser
import Imaging
import Trainer

/// Transfers a style as `nca-stylize` does, at one size and without files.
struct StylizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stylize", abstract: "Transfers a style at one size and prints a JSON line.",
    discussion: "seconds are those of the iterations alone.")

  @Argument(help: "The content picture.") var content: String
  @Argument(help: "The style picture.") var style: String
  @Option(help: "Side of the result, in pixels; the content's centre is taken.") var size = 512
  @Option(help: "Iterations.") var iterations = 30
  @Option(help: "As nca-stylize's: gram or transport.") var loss = StyleLossKind.gram
  @Option(help: "As nca-stylize's, in 10^9 bytes.") var memory = 3.0
  @Option(help: "Write the result here, as PNG.") var picture: String?

  func run() throws {
    var options = StylizeOptions(hasContent: true, styles: 1, feature: nil)
    (options.iterations, options.levels, options.memory) = (iterations, 1, Int(memory * 1e9))
    options.loss = loss
    options.styleLayers = loss.defaultLayers.map(\.index)
    options.styleWeights = loss.defaultLayers.map(\.weight)
    let pictures = try StylizePictures(
      content: try ImageFile.read(path: content), styles: [(try ImageFile.read(path: style), 1)],
      size: .exact(width: size, height: size))
    // No second name for the model: it would double the memory at the first change.
    var learner = Learner(
      TrainingRun(
        model: try PixelTraining(options: options, pictures: pictures, network: .bundled()),
        optimizer: options.makeOptimizer(), iterations: iterations), schedule: options.makeSchedule())
    let timing = try Timing.of { try learner.fit() }
    if let picture { try ImageFile.writePNG(learner.run.model.result(), path: picture) }
    let losses = learner.run.model.measurements.filter(\.isLoss).map { ($0.name, $0.number) }
    try LineWriter().write(
      StylizeRecord(
        seconds: timing.seconds, losses: Dictionary(uniqueKeysWithValues: losses),
        peakMemoryMB: PeakMemory.megabytes))
  }
}
