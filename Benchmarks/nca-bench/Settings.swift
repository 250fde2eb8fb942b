import ArgumentParser
import Trainer

/// How large the parts are.
struct Settings: ParsableArguments {
  @Option(help: "Side of the grid and of pictures, in cells.") var size = 128
  @Option(help: "States or pictures at once.") var batch = 4
  @Option(help: "Steps of a rollout.") var steps = 64
  @Option(help: "How cells are chosen in a step: pair or independent, at rate 0.5.")
  var mask = AutomatonTrainingOptions.MaskKind.pair
  @Option(help: "How iterations compare pictures: gram or transport.")
  var loss = StyleLossKind.gram

  func validate() throws { try trainingOptions(channels: 4, hidden: 8).validate() }

  /// A training of this size whose rollouts all have the same length.
  func trainingOptions(channels: Int, hidden: Int) -> AutomatonTrainingOptions {
    var options = AutomatonTrainingOptions()
    (options.channels, options.hidden) = (channels, hidden)
    (options.width, options.height, options.batch) = (size, size, batch)
    (options.minimumSteps, options.maximumSteps) = (steps, steps)
    options.mask = mask
    // Every iteration on the whole grid, as the peer's.
    options.smallGridShare = 0
    options.loss = loss
    options.styleLayers = loss.defaultLayers.map(\.index)
    options.styleWeights = loss.defaultLayers.map(\.weight)
    return options
  }
}

extension AutomatonTrainingOptions.MaskKind: ExpressibleByArgument {}
extension StyleLossKind: ExpressibleByArgument {}
extension TrainingPreset: ExpressibleByArgument {}
