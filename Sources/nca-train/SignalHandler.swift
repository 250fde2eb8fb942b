import Dispatch
import Foundation
import Trainer

/// Turns the first Ctrl-C (or SIGTERM) into a wish to stop; the second one ends the program at once.
final class SignalHandler {
  private let sources: [any DispatchSourceSignal]

  init(_ interrupt: Interrupt) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        interrupt.request()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }

  /// Stops listening.
  func cancel() {
    for source in sources { source.cancel() }
  }
}
