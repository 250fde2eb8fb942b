import Foundation
import NCAModel

/// A dense array of floats with a shape, row-major, as a file's reader fills it and its writer reads it.
public protocol StoredTensor {
  /// Lengths of the axes, outermost first.
  var shape: [Int] { get }
  /// A tensor of zeros.
  init(shape: [Int])
  /// Lends the elements, as many as the product of ``shape``, for reading.
  func withElements<Result>(_ body: (UnsafePointer<Float>) throws -> Result) rethrows -> Result
  /// Lends the elements for writing.
  mutating func withMutableElements<Result>(_ body: (UnsafeMutablePointer<Float>) throws -> Result) rethrows -> Result
}

extension StoredTensor {
  /// Number of elements.
  var elementCount: Int { shape.reduce(1, *) }
}

/// Tensors by name in the safetensors format: a length, a JSON header, then raw little-endian numbers.
///
/// Format: https://huggingface.co/docs/safetensors. Reads F16, BF16, F32 and F64, writes F32.
public struct SafetensorsFile<Tensor: StoredTensor> {
  /// The tensors by name, converted to float32.
  public var tensors: [String: Tensor]
  /// Free text about the file (`__metadata__`).
  public var metadata: [String: String]

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a file; `where` chooses the tensors to convert, so that a large file costs only what is used.
  ///
  /// - Throws: ``SafetensorsError`` for a file that is missing, truncated or inconsistent.
  public init(path: String, where isWanted: (String) -> Bool = { _ in true }) throws(SafetensorsError) {
    let data = try SafetensorsHeader.bytes(path: path)
    do { try self.init(data: data, where: isWanted) } catch {
      throw .damaged(path: path, reason: error.reason)
    }
  }

  /// Reads the bytes of a file, every length and offset checked before it is used.
  public init(data: Data, where isWanted: (String) -> Bool = { _ in true }) throws(SafetensorsDamage) {
    let (header, body) = try SafetensorsHeader.split(data)
    metadata = header.metadata
    tensors = [:]
    for (name, entry) in header.entries where isWanted(name) {
      let (kind, bytes) = try entry.numbers(in: body, of: name)
      var tensor = Tensor(shape: entry.shape)
      let count = tensor.elementCount
      bytes.withUnsafeBytes { raw in
        tensor.withMutableElements { kind.convert(raw, count: count, into: $0) }
      }
      tensors[name] = tensor
    }
  }

  /// Reads what tensors a file holds, without their numbers.
  ///
  /// - Throws: ``SafetensorsError`` for a file that is missing, or whose header is damaged.
  public static func contents(path: String) throws(SafetensorsError) -> SafetensorsContents {
    try SafetensorsContents(path: path)
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
    var header = SafetensorsHeader(entries: [:], metadata: metadata)
    var offset = 0
    let names = tensors.keys.sorted()
    for name in names {
      let tensor = tensors[name]!
      let end = offset + tensor.elementCount * NumberKind.f32.size
      header.entries[name] = .init(dtype: NumberKind.f32.rawValue, shape: tensor.shape, data_offsets: [offset, end])
      offset = end
    }
    let encoder = JSONEncoder()
    // The same tensors give the same file.
    encoder.outputFormatting = .sortedKeys
    var object = try encoder.encode(header)
    while object.count % 8 != 0 { object.append(UInt8(ascii: " ")) }
    try withUnsafeBytes(of: UInt64(object.count).littleEndian) { try body(Data($0)) }
    try body(object)
    for name in names {
      let tensor = tensors[name]!
      try tensor.withElements { elements in
        let bytes = UnsafeMutableRawPointer(mutating: elements)
        try body(Data(bytesNoCopy: bytes, count: tensor.elementCount * NumberKind.f32.size, deallocator: .none))
      }
    }
  }
}

extension SafetensorsFile: Sendable where Tensor: Sendable {}
