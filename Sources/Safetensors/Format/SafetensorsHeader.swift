import Foundation
import NCAModel

/// The JSON header: entries by tensor name beside `__metadata__`.
struct SafetensorsHeader: Codable {
  struct Entry: Codable {
    let dtype: String  // unwanted tensors may have any
    let shape: [Int]
    let data_offsets: [Int]  // the format's own name
  }

  var entries: [String: Entry]
  var metadata: [String: String]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
  private static let metadataKey = Key("__metadata__")

  init(entries: [String: Entry], metadata: [String: String]) {
    self.entries = entries
    self.metadata = metadata
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    metadata =
      try container.decodeIfPresent([String: String].self, forKey: Self.metadataKey) ?? [:]
    entries = [:]
    for key in container.allKeys where key.stringValue != Self.metadataKey.stringValue {
      entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !metadata.isEmpty { try container.encode(metadata, forKey: Self.metadataKey) }
    for (name, entry) in entries { try container.encode(entry, forKey: Key(name)) }
  }
}

extension SafetensorsHeader.Entry {
  /// What kind of numbers a tensor has, and its bytes.
  func numbers(in body: Data, of name: String) throws(SafetensorsDamage) -> (kind: NumberKind, bytes: Data) {
    guard let kind = NumberKind(rawValue: dtype) else {
      throw SafetensorsDamage(reason: "\(name): numbers of type \(dtype); \(NumberKind.names) are read")
    }
    var bytes = kind.size
    for length in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else {
        throw SafetensorsDamage(reason: "\(name): impossible shape \(shape)")
      }
      bytes = product
    }
    let offsets = data_offsets
    guard offsets.count == 2, offsets[0] >= 0, offsets[1] >= offsets[0], offsets[1] <= body.count else {
      throw SafetensorsDamage(
        reason: "\(name): offsets \(offsets) lie outside the file's \(body.count) bytes of data")
    }
    guard offsets[1] - offsets[0] == bytes else {
      throw SafetensorsDamage(reason: "\(name): \(offsets[1] - offsets[0]) bytes for shape \(shape)")
    }
    return (kind, body[body.startIndex + offsets[0]..<body.startIndex + offsets[1]])
  }
}

extension SafetensorsHeader {
  /// Longest header that is read, in bytes.
  static let byteLimit = 16 << 20
  /// Largest file that is read, in bytes.
  static let fileLimit = 4 << 30

  /// A file's header, and the numbers behind it.
  static func split(_ data: Data) throws(SafetensorsDamage) -> (header: SafetensorsHeader, body: Data) {
    guard let length = headerLength(data) else {
      throw SafetensorsDamage(reason: "\(data.count) bytes are too few")
    }
    guard length <= UInt64(byteLimit) else {
      throw SafetensorsDamage(reason: "a header of \(length) bytes; \(byteLimit) is the most")
    }
    guard Int(length) <= data.count - 8 else {
      throw SafetensorsDamage(reason: "its header is cut off")
    }
    let start = data.startIndex + 8
    let end = start + Int(length)
    do {
      return (try JSONDecoder().decode(SafetensorsHeader.self, from: data[start..<end]), data[end...])
    } catch {
      throw SafetensorsDamage(reason: "header: \(FileReason.describe(error))")
    }
  }

  /// What a file's first eight bytes say; nil where there are fewer.
  static func headerLength(_ data: Data) -> UInt64? {
    guard data.count >= 8 else { return nil }
    return data.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }

}
