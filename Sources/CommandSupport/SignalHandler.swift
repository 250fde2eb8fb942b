import Dispatch
import Foundation

/// Turns the first Ctrl-C (or SIGTERM) into a wish to stop; the second one ends the program at once.
public final class SignalHandler {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter request: called on a queue of its own.
  public init(_ request: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        request()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }

  /// Stops listening.
  public func cancel() {
    for source in sources { source.cancel() }
  }
}
