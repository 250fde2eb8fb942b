import Dispatch
import Foundation

/// Turns the first Ctrl-C (or SIGTERM) into a wish to stop; the second one ends the program at once.
public final class SignalHandler {
  /// Listens while some work is done, also if that fails.
  ///
  /// - Parameter request: called on a queue of its own at the first signal.
  public static func listening<Result>(
    _ request: @escaping @Sendable () -> Void, during work: () throws -> Result
  ) rethrows -> Result {
    let handler = SignalHandler(request)
    defer { handler.cancel() }
    return try work()
  }

  private let sources: [any DispatchSourceSignal]

  private init(_ request: @escaping @Sendable () -> Void) {
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

  private func cancel() {
    for source in sources { source.cancel() }
  }
}
