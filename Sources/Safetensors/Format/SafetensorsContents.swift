import Foundation
import NCAModel

/// What a file says of itself, without its numbers.
public struct SafetensorsContents: Sendable {
  /// Shapes of the tensors by name.
  public let shapes: [String: [Int]]
  public let metadata: [String: String]

  /// Reads the bytes of a file, or those up to the end of its header.
  public init(data: Data) throws(SafetensorsDamage) {
    let header = try SafetensorsHeader.split(data).header
    shapes = header.entries.mapValues(\.shape)
    metadata = header.metadata
  }

  /// Reads a file's header alone.
  ///
  /// - Throws: ``SafetensorsError`` for a file that is missing, or whose header is damaged.
  public init(path: String) throws(SafetensorsError) {
    let data = try SafetensorsHeader.beginning(path: path)
    do { try self.init(data: data) } catch { throw .damaged(path: path, reason: error.reason) }
  }
}

extension SafetensorsHeader {
  /// The bytes of a file.
  static func bytes(path: String) throws(SafetensorsError) -> Data {
    try checkAttributes(path: path)
    do { return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) } catch {
      throw .unreadable(path: path, reason: FileReason.describe(error))
    }
  }

  /// The bytes of a file up to the end of its header.
  fileprivate static func beginning(path: String) throws(SafetensorsError) -> Data {
    try checkAttributes(path: path)
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      guard let start = try file.read(upToCount: 8), let length = headerLength(start) else { return Data() }
      guard length <= UInt64(byteLimit) else { return start }
      return start + (try file.read(upToCount: Int(length)) ?? Data())
    } catch {
      throw .unreadable(path: path, reason: FileReason.describe(error))
    }
  }

  private static func checkAttributes(path: String) throws(SafetensorsError) {
    let attributes: [FileAttributeKey: Any]
    do { attributes = try FileManager.default.attributesOfItem(atPath: path) } catch {
      throw .unreadable(path: path, reason: FileReason.describe(error))
    }
    guard attributes[.type] as? FileAttributeType != .typeDirectory else {
      throw .unreadable(path: path, reason: "it is a folder")
    }
    if let bytes = attributes[.size] as? Int, bytes > fileLimit {
      throw .damaged(path: path, reason: "\(bytes) bytes are too many")
    }
  }
}
