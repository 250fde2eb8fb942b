import Foundation

/// Reads pictures from files and writes them.
public enum ImageFile {
  /// Largest file that is read, in bytes.
  public static let byteLimit = 256_000_000
  /// Longest side of a picture that is read, in pixels.
  public static let sideLimit = 16_384
  /// Most pixels of a picture that is read.
  public static let pixelLimit = 64_000_000

  /// Reads a PNG, JPEG or WebP picture; the file's content says which, not its name.
  ///
  /// JPEGs are turned upright as their EXIF orientation says. All sizes are checked before memory is
  /// taken for pixels.
  ///
  /// - Throws: ``ImageError`` for a file that is missing, no picture, damaged, cut short or too large.
  public static func read(path: String) throws(ImageError) -> Image {
    try decode(bytes(path: path), path: path)
  }

  /// Reads a picture from the bytes of a file; `path` is what errors call it.
  public static func decode(_ bytes: [UInt8], path: String) throws(ImageError) -> Image {
    guard bytes.count <= byteLimit else { throw .tooManyBytes(path: path, bytes: bytes.count) }
    switch ImageKind(bytes: bytes) {
    case .png: return try PNGCodec.decode(bytes, path: path)
    case .jpeg: return try JPEGCodec.decode(bytes, path: path)
    case .webp: return try WebPCodec.decode(bytes, path: path)
    case nil: throw .unknownKind(path: path)
    }
  }

  /// Writes a picture as PNG, whole or not at all.
  ///
  /// The bytes go to a temporary file beside `path`, which then takes its place.
  ///
  /// - Throws: ``ImageError/unwritable(path:reason:)``; a file that was there before is unchanged.
  public static func writePNG(_ image: Image, path: String) throws(ImageError) {
    guard let data = PNGCodec.encode(image) else {
      throw .unwritable(path: path, reason: "\(image.width)x\(image.height) is too large for a PNG")
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      // A rename would put a plain file in the place of a device.
      throw .unwritable(path: path, reason: "a folder or device has this name; choose another")
    }
    do { try data.write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw .unwritable(path: path, reason: describe(error))
    }
  }

  /// Refuses a picture by the size that its header claims.
  static func checkSize(width: Int, height: Int, path: String) throws(ImageError) {
    guard width <= sideLimit, height <= sideLimit, width * height <= pixelLimit else {
      throw .tooManyPixels(path: path, width: width, height: height)
    }
  }

  /// The bytes of a regular file of acceptable size.
  private static func bytes(path: String) throws(ImageError) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    let size = Int(status.st_size)
    guard size <= byteLimit else { throw .tooManyBytes(path: path, bytes: size) }
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Foundation.read(descriptor, buffer.baseAddress! + count, size - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if let failure { throw .unreadable(path: path, reason: String(cString: strerror(failure))) }
    return bytes
  }

  /// The system's own words for a failed write.
  private static func describe(_ error: any Error) -> String {
    let underlying = (error as? CocoaError)?.underlying ?? error
    guard let posix = underlying as? POSIXError else { return "\(underlying)" }
    return String(cString: strerror(posix.code.rawValue))
  }
}
