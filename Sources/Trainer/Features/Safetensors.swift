import Foundation
import NCAModel

/// Tensors by name in the safetensors format: a length, a JSON header, then raw little-endian numbers.
///
/// Format: https://huggingface.co/docs/safetensors. Reads F16 and F32, writes F32.
public struct Safetensors: Sendable {
  /// The tensors by name, converted to float32.
  public var tensors: [String: Tensor]
  /// Free text about the file (`__metadata__`).
  public var metadata: [String: String]

  /// Longest header that is read, in bytes.
  public static let headerLimit = 16 << 20
  /// Largest file that is read, in bytes.
  public static let byteLimit = 4 << 30

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a file; `where` chooses the tensors to convert, so that a large file costs only what is used.
  ///
  /// - Throws: ``SafetensorsError`` for a file that is missing, truncated or inconsistent.
  public init(path: String, where isWanted: (String) -> Bool = { _ in true }) throws(SafetensorsError) {
    let data = try Self.bytes(path: path)
    do { try self.init(data: data, where: isWanted) } catch {
      throw .damaged(path: path, reason: error.reason)
    }
  }

  /// What a file says of itself, without its numbers.
  public struct Contents: Sendable {
    /// Shapes of the tensors by name.
    public let shapes: [String: [Int]]
    public let metadata: [String: String]
  }

  /// Reads what tensors a file holds.
  ///
  /// - Throws: ``SafetensorsError`` for a file that is missing, or whose header is damaged.
  public static func contents(path: String) throws(SafetensorsError) -> Contents {
    let data = try beginning(path: path)
    do {
      let header = try split(data).header
      return Contents(shapes: header.entries.mapValues(\.shape), metadata: header.metadata)
    } catch {
      throw .damaged(path: path, reason: error.reason)
    }
  }

  /// The bytes of a file up to the end of its header.
  private static func beginning(path: String) throws(SafetensorsError) -> Data {
    try checkAttributes(path: path)
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      guard let start = try file.read(upToCount: 8), let length = headerLength(start) else { return Data() }
      guard length <= UInt64(headerLimit) else { return start }
      return start + (try file.read(upToCount: Int(length)) ?? Data())
    } catch {
      throw .unreadable(path: path, reason: FileReason.describe(error))
    }
  }

  private static func bytes(path: String) throws(SafetensorsError) -> Data {
    try checkAttributes(path: path)
    do { return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) } catch {
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
    if let bytes = attributes[.size] as? Int, bytes > byteLimit {
      throw .damaged(path: path, reason: "\(bytes) bytes are too many")
    }
  }

  /// The bytes of a file that holds these tensors, sorted by name.
  public func encoded() throws -> Data {
    var data = Data()
    try forEachPart { data.append($0) }
    return data
  }

  /// Writes a file that holds these tensors, whole or not at all, without a second copy of them in memory.
  public func write(to url: URL) throws {
    let name = ".\(url.lastPathComponent).\(UUID().uuidString)"
    let temporary = url.deletingLastPathComponent().appendingPathComponent(name)
    try Data().write(to: temporary)
    do {
      let file = try FileHandle(forWritingTo: temporary)
      try forEachPart { try file.write(contentsOf: $0) }
      try file.close()
      guard rename(temporary.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw error
    }
  }

  /// Lends the file's bytes, one part after the other: length of the header, header, tensors.
  private func forEachPart(_ body: (Data) throws -> Void) throws {
    var header: [String: HeaderEntry] = [:]
    var offset = 0
    let names = tensors.keys.sorted()
    for name in names {
      let tensor = tensors[name]!
      header[name] = HeaderEntry(
        dtype: HeaderEntry.Kind.f32.rawValue, shape: tensor.shape, data_offsets: [offset, offset + tensor.count * 4])
      offset += tensor.count * 4
    }
    var object = try JSONEncoder().encode(Header(entries: header, metadata: metadata))
    while object.count % 8 != 0 { object.append(UInt8(ascii: " ")) }
    try withUnsafeBytes(of: UInt64(object.count).littleEndian) { try body(Data($0)) }
    try body(object)
    for name in names {
      let tensor = tensors[name]!
      try tensor.withPointer { pointer in
        let bytes = UnsafeMutableRawPointer(mutating: pointer)
        try body(Data(bytesNoCopy: bytes, count: tensor.count * 4, deallocator: .none))
      }
    }
  }
}

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
