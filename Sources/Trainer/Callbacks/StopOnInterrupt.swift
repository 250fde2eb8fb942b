import Synchronization

/// Ends a training after the iteration in which someone asked for it.
public struct StopOnInterrupt<Model: TrainableModel>: Callback {
  private let interrupt: Interrupt

  public init(_ interrupt: Interrupt) { self.interrupt = interrupt }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) -> Directive {
    interrupt.isRequested ? .stop : .proceed
  }
}

/// A wish to stop, which a signal handler or another thread may express.
public final class Interrupt: Sendable {
  private let flag = Atomic(false)
  public init() {}
  /// Whether someone has asked to stop.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }
  /// Asks to stop.
  public func request() { flag.store(true, ordering: .relaxed) }
}
