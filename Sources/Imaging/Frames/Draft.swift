import Foundation

/// A file in the making, hidden beside its place; gone with the value unless it took that place.
final class Draft {
  /// Where the draft lies: an absolute path of harmless characters after its folder's.
  let path: String
  /// What errors call the file.
  let name: String
  private let place: String
  private let descriptor: Int32
  private var isCommitted = false

  /// Makes an empty draft, which shows that the file can be written.
  ///
  /// - Throws: ``FrameError/unwritable(path:reason:)``.
  init(for name: String) throws(FrameError) {
    guard !name.isEmpty, !name.hasSuffix("/") else {
      throw .unwritable(path: name, reason: "a folder, not a file; add a name")
    }
    // Links lead to the file that they name, which is the one to be replaced.
    let url = URL(fileURLWithPath: name).resolvingSymlinksInPath().standardizedFileURL
    let mode = try Self.mode(ofFileAt: url.path, name: name)
    let folder = url.deletingLastPathComponent()
    let path = folder.appending(path: ".nca-frames-\(UUID().uuidString)").path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path: name, reason: Self.reason(errno)) }
    // What was private stays so.
    if let mode { fchmod(descriptor, mode & 0o777) }
    self.path = path
    self.name = name
    place = url.path
  }

  deinit {
    close(descriptor)
    if !isCommitted { unlink(path) }
  }

  /// Adds bytes at the end.
  func write(_ bytes: some Collection<UInt8>) throws(FrameError) {
    var failure: Int32?
    let bytes = ContiguousArray(bytes)
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if let failure { throw .unwritable(path: name, reason: Self.reason(failure)) }
  }

  /// Puts the draft in its place, over a file that is there.
  func commit() throws(FrameError) {
    // Hours may have passed since the first look.
    _ = try Self.mode(ofFileAt: place, name: name)
    guard rename(path, place) == 0 else { throw .unwritable(path: name, reason: Self.reason(errno)) }
    isCommitted = true
  }

  /// Permissions of the file that will be replaced; nil when there is none.
  private static func mode(ofFileAt path: String, name: String) throws(FrameError) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unwritable(path: name, reason: "a folder or device has this name; choose another")
    }
    guard access(path, W_OK) == 0 else { throw .unwritable(path: name, reason: reason(errno)) }
    return status.st_mode
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
