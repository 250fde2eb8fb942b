import Imaging

/// What a ``Learner`` optimises: an automaton with its pool, or an image's pixels.
public protocol TrainableModel: Sendable {
  /// The trained numbers, one array for each weight matrix.
  ///
  /// Lengths may change from one iteration to the next; optimizers then start anew.
  var parameters: [[Float]] { get set }
  /// The loss of one iteration and its gradient. Draws whatever chance the iteration needs.
  mutating func valueWithGradient() throws -> Evaluation
  /// What the model looks like now, for the image log.
  func picture() -> Image
  /// What all iterations before this one cost, in a unit of the model's choice; what is left follows from it.
  func work(before iteration: Int) -> Double
}

extension TrainableModel {
  /// Every iteration costs the same.
  public func work(before iteration: Int) -> Double { Double(iteration) }
}

/// A loss with its gradient and whatever else is worth a line in the log.
public struct Evaluation: Sendable {
  public let loss: Float
  /// One array for each of the model's parameters.
  public let gradient: [[Float]]
  public let measurements: [Measurement]

  public init(loss: Float, gradient: [[Float]], measurements: [Measurement] = []) {
    self.loss = loss
    self.gradient = gradient
    self.measurements = measurements
  }
}

/// What one iteration did.
public struct IterationRecord: Sendable {
  /// Number of the iteration, from 1.
  public let iteration: Int
  /// Wall time of the iteration, without callbacks.
  public let seconds: Double
  public let loss: Float
  public let measurements: [Measurement]
  public let learningRate: Float

  /// The style loss, where the model has one.
  public var styleLoss: Float? {
    for case .styleLoss(let value) in measurements { return value }
    return nil
  }
}
