import NCAModel

/// A grid with what training on it needs: states, and memory for rollouts and features.
package struct TrainingGrid: Sendable {
  package let width: Int
  package let height: Int
  package internal(set) var pool: Pool
  var rollout: Rollout
  var evaluator: FeatureEvaluator

  /// - Throws: ``FeatureNetworkError`` for an unknown layer or a grid too small for it.
  init(
    options: AutomatonTrainingOptions, stage: GridSchedule.Stage, pool: Pool, network: FeatureNetwork,
    parallel: Parallel
  ) throws(FeatureNetworkError) {
    (width, height) = (stage.width, stage.height)
    self.pool = pool
    let shape = pool.states.shape
    precondition(shape[2] == height && shape[3] == width)
    rollout = Rollout(
      architecture: pool.architecture, samples: options.batch, height: height, width: width,
      maximumSteps: options.maximumSteps, mask: options.updateMask,
      rounding: options.rounding, kernels: network.kernels, parallel: parallel)
    evaluator = try FeatureEvaluator(
      network: network, layers: options.styleLayers, samples: options.batch, height: height, width: width,
      parallel: parallel)
  }

  /// Gives memory back before a larger grid takes its own; nothing but that may follow.
  mutating func release() {
    rollout.release()
    evaluator.release()
  }
}
