import Foundation
import Synchronization

/// Ends the process when one input takes too long, so that a hang is found and its input kept.
final class Watchdog: Sendable {
  private let started = Mutex<ContinuousClock.Instant?>(nil)
  private let limit: Duration

  init(limit: Double) {
    self.limit = .seconds(limit)
    let thread = Thread { [weak self] in
      while let watchdog = self {
        watchdog.check()
        Thread.sleep(forTimeInterval: 0.5)
      }
    }
    thread.start()
  }

  func begin() { started.withLock { $0 = .now } }
  func end() { started.withLock { $0 = nil } }

  private func check() {
    guard let start = started.withLock({ $0 }), .now - start > limit else { return }
    FileHandle.standardError.write(Data("nca-fuzz: one input takes more than \(limit); see current.frag\n".utf8))
    exit(4)
  }
}
