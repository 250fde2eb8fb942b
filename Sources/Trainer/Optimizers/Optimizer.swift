/// Changes parameters along their gradient; keeps what it needs to remember of earlier gradients.
public protocol Optimizer: Sendable {
  /// Moves each parameter array against its gradient.
  ///
  /// - Parameters:
  ///   - parameters: arrays of fixed count from call to call.
  ///   - gradient: one array for each, of equal length.
  mutating func update(_ parameters: inout [[Float]], along gradient: [[Float]], learningRate: Float)

  /// What a checkpoint must keep, by name.
  var state: [String: Tensor] { get set }
}

/// Divides each parameter array's gradient by its norm, so that steps have one size whatever the loss.
///
/// `g / (‖g‖ + 1e-8)`. Source: Mordvintsev et al., "Growing Neural Cellular Automata", Distill 2020.
public func normalised(_ gradient: [[Float]]) -> [[Float]] {
  gradient.map { values in
    let norm = values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let scale = Float(1 / (norm + 1e-8))
    return values.map { $0 * scale }
  }
}
