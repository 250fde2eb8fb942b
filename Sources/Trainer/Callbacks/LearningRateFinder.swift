import Synchronization

/// Follows a sweep through rising learning rates and stops it when the loss explodes.
///
/// Trains with ``ExponentialRise``, on a model that is thrown away afterwards.
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3; the rules are fastai's.
public struct LearningRateFinder<Model: TrainableModel>: Callback {
  private let sweep: LearningRateSweep

  /// - Parameter sweep: gets the curve, to be read after the fit.
  public init(_ sweep: LearningRateSweep) { self.sweep = sweep }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) -> Directive {
    sweep.record(loss: record.loss, rate: record.learningRate).hasExploded ? .stop : .proceed
  }
}

/// The curve of a learning-rate finder; shared by the one that draws it and the one that reads it.
public final class LearningRateSweep: Sendable {
  private let state = Mutex(LearningRateCurve())

  public init() {}

  /// What has been seen so far.
  public var curve: LearningRateCurve { state.withLock { $0 } }

  /// Adds an iteration's loss, which led to the update at `rate`.
  @discardableResult
  fileprivate func record(loss: Float, rate: Float) -> LearningRateCurve {
    state.withLock {
      $0.add(loss: loss, rate: rate)
      return $0
    }
  }
}
