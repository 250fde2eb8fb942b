import Foundation

/// Runs work on a thread of its own with a stack of known size, whatever the caller's is.
///
/// Trees are walked by recursion, as deep as ``ShaderLimit/nesting`` lets them be; a caller may stand on a thread
/// with as little as 512 KiB.
enum LargeStack {
  /// In bytes; several times what the deepest tree needs without optimization.
  static let size = 16 << 20

  /// The work's result; waits for it.
  static func run<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let result = Box<Result<Value, Failure>>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      do throws(Failure) { result.value = .success(try work()) } catch { result.value = .failure(error) }
      done.signal()
    }
    thread.stackSize = size
    thread.start()
    done.wait()
    guard let value = result.value else { fatalError("the thread ended without a result") }
    return try value.get()
  }

  /// Written by the thread before it signals, read behind the wait.
  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
  }
}
