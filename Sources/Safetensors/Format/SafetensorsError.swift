/// Why a safetensors file was refused.
public enum SafetensorsError: Error, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case damaged(path: String, reason: String)

  /// What is wrong, without the path.
  public var reason: String {
    switch self {
    case .unreadable(_, let reason): "cannot be read: \(reason)"
    case .damaged(_, let reason): "damaged safetensors file: \(reason)"
    }
  }

  public var description: String {
    switch self {
    case .unreadable(let path, _), .damaged(let path, _): "\(path): \(reason)"
    }
  }
}

/// What a safetensors file's bytes break.
public struct SafetensorsDamage: Error, CustomStringConvertible {
  public let reason: String

  public var description: String { reason }
}
