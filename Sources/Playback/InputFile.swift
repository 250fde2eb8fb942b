import Foundation

/// Reads the small text files that a user names.
public enum InputFile {
  /// Largest file that is read.
  public static let byteLimit = 16 << 20

  /// The bytes of a regular file.
  ///
  /// - Throws: ``PlaybackError`` for a file that is missing, no file, or too large.
  public static func bytes(path: String) throws(PlaybackError) -> [UInt8] {
    // Opening a pipe must not wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "not a file")
    }
    guard status.st_size <= byteLimit else { throw .tooLarge(path: path, bytes: Int(status.st_size)) }
    do { return try handle.readToEnd().map { [UInt8]($0) } ?? [] } catch {
      throw .unreadable(path: path, reason: "\(error.localizedDescription)")
    }
  }
}
