import Foundation
import Preview

/// What a check on a thread with little stack says: nothing for a program, else the first error.
func verdictOnSmallStack(_ source: String, stackSize: Int = 512 << 10) -> String? {
  final class Answer: @unchecked Sendable { var text: String? }
  let answer = Answer()
  let done = DispatchSemaphore(value: 0)
  let bytes = Array(source.utf8)
  let thread = Thread {
    do throws(ShaderErrors) {
      _ = try Program(bytes: bytes, file: "deep")
    } catch {
      answer.text = error.errors.last.map { "\($0.problem)" } ?? "no reason"
    }
    done.signal()
  }
  thread.stackSize = stackSize
  thread.start()
  done.wait()
  return answer.text
}
