/// What keeps a shader or a model from being played.
public enum PlaybackError: Error, Equatable, Sendable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case tooLarge(path: String, bytes: Int)
  case malformedUniforms(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case size(width: Int, height: Int)
  /// `--feedback` names no output of the shader.
  case unknownOutput(String)
  /// Pictures for a sampler that do not make a texture of its type.
  case pictures(sampler: String, type: String, needs: String)
  /// The shader writes nothing that could be shown.
  case noOutput(file: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .tooLarge(let path, let bytes): "\(path): \(bytes) bytes are too many; at most \(InputFile.byteLimit) are read"
    case .malformedUniforms(let path, let reason):
      "\(path): not an object of uniforms: \(reason); write {\"u_name\": 1, \"u_vector\": [1, 2]}"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .size(let width, let height):
      "\(width)x\(height) pixels: sides of 1 to \(PictureSize.sideLimit), \(PictureSize.pixelLimit) pixels in all"
    case .unknownOutput(let name): "the shader has no output \(name) for --feedback"
    case .pictures(let sampler, let type, let needs): "sampler \(sampler) is \(type); give it \(needs)"
    case .noOutput(let file): "\(file): the shader has no output to show"
    }
  }
}

/// Sizes that are drawn.
public enum PictureSize {
  public static let sideLimit = 8192
  public static let pixelLimit = 1 << 25

  static func check(width: Int, height: Int) throws(PlaybackError) {
    guard (1...sideLimit).contains(width), (1...sideLimit).contains(height), width * height <= pixelLimit else {
      throw .size(width: width, height: height)
    }
  }
}
