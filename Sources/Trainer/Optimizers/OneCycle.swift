/// Rises to the peak rate in the first part of the run, then falls to almost nothing, both along half a cosine wave.
///
/// Source: Smith and Topin, "Super-Convergence", 2018, in the form and with the numbers of fastai's `fit_one_cycle`;
/// the rates are those of PyTorch's `OneCycleLR`.
public struct OneCycle: LearningRateSchedule {
  /// The largest rate.
  public let peak: Float
  /// Share of the run, in 0...1, in which the rate rises.
  public let warmUp: Double
  /// How many times smaller than the peak the first and the last rate are.
  public let startDivisor: Double
  public let endDivisor: Double

  public init(peak: Float, warmUp: Double = 0.25, startDivisor: Double = 25, endDivisor: Double = 1e5) {
    precondition((0...1).contains(warmUp) && startDivisor >= 1 && endDivisor >= 1)
    self.peak = peak
    self.warmUp = warmUp
    self.startDivisor = startDivisor
    self.endDivisor = endDivisor
  }

  public func learningRate(at iteration: Int, of total: Int) -> Float {
    let top = max(0, warmUp * Double(total) - 1)
    let last = Double(total) - 1
    let iteration = Double(iteration)
    let part =
      iteration < top
      ? CosineCurve.rate(from: 1 / startDivisor, to: 1, at: iteration / top)
      : CosineCurve.rate(from: 1, to: 1 / endDivisor, at: min(1, (iteration - top) / max(1, last - top)))
    return peak * Float(part)
  }
}
