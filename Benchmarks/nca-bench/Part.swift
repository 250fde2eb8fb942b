import ArgumentParser

/// A part of the trainer that is timed by itself.
enum Part: String, CaseIterable, ExpressibleByArgument {
  /// Products of 1024×1024 matrices: what the machine can do.
  case matrixProduct = "matmul"
  /// VGG16 to relu5_1 and Gram loss, forward and backward to the picture.
  case featureGram = "vgg-gram"
  /// A rollout forward and backward.
  case smallRollout = "rollout-4-8"
  case largeRollout = "rollout-12-96"
  /// A whole training iteration.
  case smallIteration = "iteration-4-8"
  case mediumIteration = "iteration-8-32"
  case largeIteration = "iteration-12-96"

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Takes the part's memory and makes its inputs.
  func workload(_ settings: Settings) throws -> any Workload {
    switch self {
    case .matrixProduct: MatrixProduct()
    case .featureGram: try FeatureGram(settings)
    case .smallRollout: try RolloutBothWays(settings, channels: 4, hidden: 8)
    case .largeRollout: try RolloutBothWays(settings, channels: 12, hidden: 96)
    case .smallIteration: try TrainingIteration(settings, channels: 4, hidden: 8)
    case .mediumIteration: try TrainingIteration(settings, channels: 8, hidden: 32)
    case .largeIteration: try TrainingIteration(settings, channels: 12, hidden: 96)
    }
  }
}
