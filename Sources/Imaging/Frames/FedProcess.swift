import Foundation

/// A program that is fed through its standard input and whose complaints are kept.
///
/// It is no part of our process group, so that a terminal's Ctrl-C, which goes to all of a group, does not reach it:
/// it ends when its input does. (Foundation's Process gives every child a group of its own; a test holds it to
/// that.) It is killed when this object goes before it has ended.
final class FedProcess {
  private let process = Process()
  private let exited = DispatchSemaphore(value: 0)
  /// Our end of its standard input; nil when closed.
  private var input: Int32?
  /// A file without a name: a pipe would have to be emptied meanwhile.
  private let complaints: UnsafeMutablePointer<FILE>

  /// Starts a program, without a shell.
  init(executable: String, arguments: [String]) throws {
    guard let complaints = tmpfile() else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    self.complaints = complaints
    // A socket instead of a pipe, since only a socket's writer can do without SIGPIPE when the reader dies.
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    input = ends[0]
    defer { close(ends[1]) }
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardInput = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: fileno(complaints), closeOnDealloc: false)
    process.terminationHandler = { [exited] _ in exited.signal() }
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    if let input {
      close(input)
      // When it has begun at all.
      if process.processIdentifier > 0 { exited.wait() }
    }
    fclose(complaints)
  }

  /// Feeds all bytes, waiting while the program is busy; false when it reads no more.
  func feed(_ bytes: [UInt8]) -> Bool {
    guard let input else { return false }
    return bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        let count = send(input, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  /// Ends the input and waits for the program to end; whether it says that all went well.
  func end() -> Bool {
    if let input {
      close(input)
      self.input = nil
      exited.wait()
    }
    return process.terminationReason == .exit && process.terminationStatus == 0
  }

  /// The first line that an ended program has complained in, or how it ended.
  var complaint: String {
    rewind(complaints)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, complaints)
    let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(whereSeparator: \.isNewline)
    if let first = lines.first { return String(first.prefix(300)) }
    return process.terminationReason == .exit
      ? "it ended with status \(process.terminationStatus)" : "signal \(process.terminationStatus) ended it"
  }
}
