import Imaging
import NCAModel
import Trainer

/// An iteration of an automaton's training as ``Learner`` does it: loss, gradient, normalisation, Adam.
struct TrainingIteration: Workload {
  private var training: AutomatonTraining
  private var optimizer = NormalisedGradient(Adam())

  init(_ settings: Settings, channels: Int, hidden: Int) throws {
    var generator = SplitMix64(seed: 1)
    let planes = generator.uniform(3 * settings.size * settings.size, in: 0...1)
    training = try AutomatonTraining(
      options: settings.trainingOptions(channels: channels, hidden: hidden),
      target: Image(rgbPlanes: planes, width: settings.size, height: settings.size),
      network: FeatureNetwork.bundled())
  }

  mutating func run() throws -> Timing {
    try Timing.of {
      let evaluation = try training.valueWithGradient()
      optimizer.update(
        &training.parameters, along: evaluation.gradient, learningRate: training.options.learningRate)
    }
  }
}
