/// Why a model file was refused.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read at all.
  case unreadable(path: String, reason: String)
  /// Larger than any model can be.
  case tooLarge(path: String, bytes: Int)
  /// Not JSON, or JSON of another shape; `reason` says where.
  case damaged(path: String, reason: String)
  /// JSON, but not an automaton.
  case notAModel(path: String)
  /// Written by a later program.
  case unknownVersion(path: String, version: Int)
  /// A valid file that describes an impossible automaton.
  case invalid(path: String, reason: String)
  /// The file could not be written.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .tooLarge(let path, let bytes):
      "\(path): \(bytes) bytes is more than a model file can have (\(ModelFile.byteLimit))"
    case .damaged(let path, let reason): "\(path): damaged model file: \(reason)"
    case .notAModel(let path):
      "\(path): not a model file (no \"format\": \"\(ModelFile.formatName)\"); nca-train writes one"
    case .unknownVersion(let path, let version):
      "\(path): model format version \(version) is unknown (this program reads version \(ModelFile.version)); use a newer release"
    case .invalid(let path, let reason): "\(path): invalid model: \(reason)"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}
