/// Why a picture could not be read, cut or written.
public enum ImageError: Error, Equatable, CustomStringConvertible {
  /// There is no file of this name.
  case missing(path: String)
  /// A folder, pipe or device where a file is needed.
  case notAFile(path: String)
  /// The file exists but its bytes cannot be had.
  case unreadable(path: String, reason: String)
  /// Bytes that are no picture of a kind read here.
  case unknownKind(path: String)
  /// A picture of a known kind that uses something not read here.
  case unsupported(path: String, kind: ImageKind, reason: String)
  /// A picture that is cut short or broken.
  case damaged(path: String, kind: ImageKind, reason: String)
  /// A file of more bytes than ``ImageFile/byteLimit``.
  case tooManyBytes(path: String, bytes: Int)
  /// A picture of more pixels than ``ImageFile/sideLimit`` or ``ImageFile/pixelLimit`` allow.
  case tooManyPixels(path: String, width: Int, height: Int)
  /// The file could not be written; what was there before is still there.
  case unwritable(path: String, reason: String)
  /// A crop rectangle that is empty or reaches outside of the picture of this size.
  case badCrop(CropRectangle, width: Int, height: Int)

  /// One line: where, what is wrong, what to do.
  public var description: String {
    let text =
      switch self {
      case .missing(let path):
        "\(path): no such file; check the name"
      case .notAFile(let path):
        "\(path): not a regular file; give a \(ImageKind.listing) file"
      case .unreadable(let path, let reason):
        "\(path): cannot be read: \(reason)"
      case .unknownKind(let path):
        "\(path): not a picture that can be read; give a \(ImageKind.listing) file"
      case .unsupported(let path, let kind, let reason):
        "\(path): \(kind.rawValue) picture cannot be read: \(reason)"
      case .damaged(let path, let kind, let reason):
        "\(path): damaged \(kind.rawValue) picture: \(reason); get a whole copy"
      case .tooManyBytes(let path, let bytes):
        "\(path): \(bytes) bytes is more than a picture may have (\(ImageFile.byteLimit)); make it smaller"
      case .tooManyPixels(let path, let width, let height):
        "\(path): \(width)x\(height) pixels is too large (at most \(ImageFile.sideLimit) a side and \(ImageFile.pixelLimit) in all); make it smaller"
      case .unwritable(let path, let reason):
        "\(path): cannot be written: \(reason)"
      case .badCrop(let crop, let width, let height):
        "crop \(crop): not inside the picture, which is \(width)x\(height); give WxH+X+Y within it"
      }
    // A file's name may hold line breaks and terminal escapes: a message stays one plain line.
    return text.plainLine
  }
}
