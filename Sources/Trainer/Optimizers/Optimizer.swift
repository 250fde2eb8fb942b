/// Changes parameters along their gradient; keeps what it needs to remember of earlier gradients.
public protocol Optimizer: Sendable {
  /// Moves each parameter array against its gradient.
  ///
  /// - Parameters:
  ///   - parameters: arrays whose counts may differ from those of the call before; memory then starts anew.
  ///   - gradient: one array for each, of equal length.
  mutating func update(_ parameters: inout [[Float]], along gradient: [[Float]], learningRate: Float)

  /// What a checkpoint must keep, by name.
  var state: [String: Tensor] { get set }
}
