import Synchronization

/// Follows a sweep through rising learning rates and stops it when the loss explodes.
///
/// Trains with ``ExponentialRise``, on a model that is thrown away afterwards.
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3; stops as fastai does.
public struct LearningRateFinder<Model: TrainableModel>: Callback {
  private let sweep: LearningRateSweep
  private let warmUp: Int

  /// - Parameters:
  ///   - sweep: gets the curve, to be read after the fit.
  ///   - warmUp: iterations before the sweep, which the curve leaves out.
  public init(_ sweep: LearningRateSweep, after warmUp: Int = 0) {
    self.sweep = sweep
    self.warmUp = warmUp
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) -> Directive {
    guard record.iteration > warmUp else { return .proceed }
    sweep.add(loss: record.loss, rate: record.learningRate)
    return sweep.curve.hasExploded ? .stop : .proceed
  }
}

/// The curve of a learning-rate finder; shared by the finder and by who reads it after the fit.
public final class LearningRateSweep: Sendable {
  private let state = Mutex(LearningRateCurve())

  public init() {}

  /// What has been seen so far.
  public var curve: LearningRateCurve { state.withLock { $0 } }

  /// Adds an iteration; a loss that is no number is infinite.
  func add(loss: Float, rate: Float) {
    state.withLock { $0.add(loss: loss.isNaN ? .infinity : loss, rate: rate) }
  }
}
