/// Falls along half a cosine wave from the initial rate to a small part of it, perhaps after a linear warm-up.
///
/// Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, equation 5,
/// without restarts; warm-up after Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2.
public struct CosineSchedule: LearningRateSchedule {
  /// The largest rate, of the first iteration or of the first after the warm-up.
  public let initial: Float
  /// What is left of it in the last iteration, in 0...1.
  public let finalFraction: Double
  /// Share of the run, in 0..<1, in which the rate rises to the initial one.
  public let warmUp: Double

  public init(initial: Float, finalFraction: Double = 0.01, warmUp: Double = 0) {
    precondition((0...1).contains(finalFraction) && (0..<1).contains(warmUp))
    self.initial = initial
    self.finalFraction = finalFraction
    self.warmUp = warmUp
  }

  public func learningRate(at iteration: Int, of total: Int) -> Float {
    let rising = (warmUp * Double(total)).rounded(.down)
    let iteration = Double(iteration)
    // The first iteration of a warm-up already moves.
    if iteration < rising { return initial * Float((iteration + 1) / (rising + 1)) }
    let position = (iteration - rising) / max(1, Double(total) - 1 - rising)
    return initial * Float(CosineCurve.rate(from: 1, to: finalFraction, at: min(1, position)))
  }
}
