import Foundation
import Imaging
import NCAModel

/// What a plan names, read and checked: the target, the feature network and the parent model.
struct TrainingSetup: Sendable {
  let plan: TrainingPlan
  /// The part of the picture that is learnt, in its pixels.
  let part: CropRectangle
  /// That part at the training grid's size.
  let target: Image
  let network: FeatureNetwork
  let parent: Automaton?

  init(_ plan: TrainingPlan, _ parallel: Parallel) throws {
    self.plan = plan
    let picture = try ImageFile.read(path: plan.image)
    let (width, height) = (plan.options.width, plan.options.height)
    part = try plan.crop.rectangle(in: picture, width: width, height: height, path: plan.image)
    target = try TargetCrop.cut(part, from: picture, width: width, height: height, path: plan.image)
    parent = try plan.parent.map { path in try ModelFile.read(path: path) }
    network =
      try plan.features.map { path in try FeatureNetwork.load(path: path, parallel: parallel) }
      ?? FeatureNetwork.bundled(parallel: parallel)
  }

  /// The automaton at the beginning of its training.
  func model(_ parallel: Parallel) throws -> AutomatonTraining {
    try AutomatonTraining(
      options: plan.options, target: target, network: network, parent: parent?.weights, parallel: parallel)
  }

  /// What judges the automaton.
  func meter(_ parallel: Parallel) throws(FeatureNetworkError) -> FidelityMeter {
    try FidelityMeter(target: target, network: network, otherLayers: plan.options.styleLayers, parallel: parallel)
  }
}

extension AutomatonTraining {
  /// The automaton as it is now, with a card that says where it comes from.
  func automaton(plan: TrainingPlan, part: CropRectangle, iterations: Int) throws -> Automaton {
    let image = URL(fileURLWithPath: plan.image)
    var card = ModelCard(name: image.deletingPathExtension().lastPathComponent)
    card.credit =
      plan.features == nil ? "Feature network: VGG16, Visual Geometry Group, University of Oxford (CC BY 4.0)" : nil
    card.training = TrainingRecord(
      image: image.lastPathComponent, part: [part.x, part.y, part.width, part.height],
      size: [options.width, options.height], loss: options.loss.rawValue, seed: options.seed, iterations: iterations,
      batch: options.batch, steps: [options.minimumSteps, options.maximumSteps],
      firstStyleLoss: history.first.flatMap { $0.isFinite ? $0 : nil },
      lastStyleLoss: history.last.flatMap { $0.isFinite ? $0 : nil })
    let (weights, quantization) = try roundedWeights
    return Automaton(weights: weights, updateMask: options.updateMask, quantization: quantization, card: card)
  }

  /// Adds a small picture of what the automaton grows.
  func withPreview(_ automaton: Automaton) -> Automaton {
    var automaton = automaton
    var simulation = Simulation(
      automaton, width: ModelCard.previewSide, height: ModelCard.previewSide, seed: 1, kernels: kernels)
    simulation.step(Self.previewSteps)
    automaton.card.preview = simulation.picture.pngData()
    return automaton
  }

  private static let previewSteps = 300
}
