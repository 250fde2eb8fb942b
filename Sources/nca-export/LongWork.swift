import ArgumentParser
import CommandSupport
import Foundation
import Synchronization

/// A wish that one thread utters and others read.
private final class StopFlag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}

/// Work that takes long: tells how far it is and can be interrupted.
enum LongWork {
  /// - Parameter work: is given a way to tell the share that is done and one to ask whether to stop; nil when it has.
  /// - Throws: `ExitCode` 130 after an interruption, before anything was written.
  static func run<Result>(
    isQuiet: Bool,
    _ work: (_ tell: @escaping @Sendable (Double) -> Void, _ isStopped: @escaping @Sendable () -> Bool) throws ->
      Result?
  ) throws -> Result {
    let progress = ProgressLine(isQuiet: isQuiet)
    let isStopped = StopFlag()
    let result = try SignalHandler.listening({ isStopped.set() }) {
      defer { progress.end() }
      return try work({ progress.tell($0) }, { isStopped.isSet })
    }
    guard let result else { throw ExitCode(130) }
    return result
  }
}

/// How far the work is, on standard error: a line that changes on a terminal, a new one now and then elsewhere.
private final class ProgressLine: Sendable {
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private struct Times {
    /// When the first share was told, from which on time is counted: compiling comes before.
    var start: (time: ContinuousClock.Instant, share: Double)?
    var last: ContinuousClock.Instant?
  }
  private let times = Mutex(Times())

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// - Parameter share: of the work that is done, in 0 ... 1.
  func tell(_ share: Double) {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    let interval = isTerminal ? Duration.milliseconds(250) : .seconds(5)
    let start = times.withLock { times -> (time: ContinuousClock.Instant, share: Double)? in
      guard times.last.map({ now - $0 >= interval }) ?? true else { return nil }
      times.last = now
      times.start = times.start ?? (now, share)
      return times.start
    }
    guard let start else { return }
    let done = share - start.share
    let left = done > 0 ? "  " + Wording.duration((now - start.time) / .seconds(1) * (1 - share) / done) + " left" : ""
    write(isTerminal ? "\r\(Int(share * 100)) %\(left)\u{1B}[K" : "\(Int(share * 100)) %\(left)\n")
  }

  /// Clears the line that a terminal shows.
  func end() {
    if !isQuiet, isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
