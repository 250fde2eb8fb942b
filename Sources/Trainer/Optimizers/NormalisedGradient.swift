/// Divides each parameter array's gradient by its norm, so that steps have one size whatever the loss.
///
/// `g / (‖g‖ + 1e-8)`, then the optimizer within, whose state is all there is.
/// Source: Mordvintsev et al., "Growing Neural Cellular Automata", Distill 2020.
public struct NormalisedGradient<Base: Optimizer>: Optimizer {
  private var base: Base

  public init(_ base: Base) { self.base = base }

  public mutating func update(_ parameters: inout [[Float]], along gradient: [[Float]], learningRate: Float) {
    base.update(&parameters, along: gradient.map(Self.normalised), learningRate: learningRate)
  }

  public var state: [String: Tensor] {
    get { base.state }
    set { base.state = newValue }
  }

  private static func normalised(_ gradient: [Float]) -> [Float] {
    let norm = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let scale = Float(1 / (norm + 1e-8))
    return gradient.map { $0 * scale }
  }
}
