import Dispatch
import Foundation
import Synchronization

/// Runs independent jobs on a fixed number of threads.
///
/// Every job writes to memory of its own, so results do not depend on the number of threads.
public struct Parallel: Sendable {
  /// Threads that work at once, at least 1.
  public let workers: Int

  public init(workers: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.workers = max(1, workers)
  }

  /// Calls `body` once for each job; jobs are handed out in order, each to the first free worker.
  ///
  /// - Parameter body: takes the worker (0 ..< workers), which names its scratch memory, and the job.
  package func run(jobs: Int, _ body: @Sendable (_ worker: Int, _ job: Int) -> Void) {
    let threads = min(workers, jobs)
    guard threads > 1 else {
      for job in 0..<max(0, jobs) { body(0, job) }
      return
    }
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: threads) { worker in
      while true {
        let job = next.take()
        guard job < jobs else { return }
        body(worker, job)
      }
    }
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}

/// A pointer that jobs share; each writes to a part of its own.
package struct SharedPointer<Element>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Element>
  package init(_ base: UnsafeMutablePointer<Element>) { self.base = base }
  package static func + (pointer: Self, offset: Int) -> UnsafeMutablePointer<Element> {
    pointer.base + offset
  }
}

/// A pointer that jobs read.
package struct SharedConstPointer<Element>: @unchecked Sendable {
  package let base: UnsafePointer<Element>
  package init(_ base: UnsafePointer<Element>) { self.base = base }
  package static func + (pointer: Self, offset: Int) -> UnsafePointer<Element> {
    pointer.base + offset
  }
}
