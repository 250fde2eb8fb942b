import Foundation
import NCAModel

extension Safetensors {
  /// What a file's bytes break.
  package struct Damage: Error {
    package let reason: String
  }

  struct HeaderEntry: Codable {
    enum Kind: String {
      case f16 = "F16"
      case f32 = "F32"
      var size: Int { self == .f16 ? 2 : 4 }
    }
    let dtype: String  // unwanted tensors may have any
    let shape: [Int]
    let data_offsets: [Int]  // the format's own name
  }

  /// The JSON header: entries by tensor name beside `__metadata__`.
  struct Header: Codable {
    var entries: [String: HeaderEntry]
    var metadata: [String: String]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ name: String) { stringValue = name }
      init?(stringValue: String) { self.init(stringValue) }
      init?(intValue: Int) { nil }
    }
    private static let metadataKey = Key("__metadata__")

    init(entries: [String: HeaderEntry], metadata: [String: String]) {
      self.entries = entries
      self.metadata = metadata
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      metadata =
        try container.decodeIfPresent([String: String].self, forKey: Self.metadataKey) ?? [:]
      entries = [:]
      for key in container.allKeys where key.stringValue != Self.metadataKey.stringValue {
        entries[key.stringValue] = try container.decode(HeaderEntry.self, forKey: key)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      if !metadata.isEmpty { try container.encode(metadata, forKey: Self.metadataKey) }
      for (name, entry) in entries { try container.encode(entry, forKey: Key(name)) }
    }
  }

  /// Reads the bytes of a file, every length and offset checked before it is used.
  package init(data: Data, where isWanted: (String) -> Bool = { _ in true }) throws(Damage) {
    let (header, body) = try Self.split(data)
    metadata = header.metadata
    tensors = [:]
    for (name, entry) in header.entries where isWanted(name) {
      tensors[name] = try Self.tensor(name, entry, body)
    }
  }

  /// A file's header, and the numbers behind it.
  static func split(_ data: Data) throws(Damage) -> (header: Header, body: Data) {
    guard let length = headerLength(data) else { throw Damage(reason: "\(data.count) bytes are too few") }
    guard length <= UInt64(Self.headerLimit) else {
      throw Damage(reason: "a header of \(length) bytes; \(Self.headerLimit) is the most")
    }
    guard Int(length) <= data.count - 8 else {
      throw Damage(reason: "its header is cut off")
    }
    let start = data.startIndex + 8
    let end = start + Int(length)
    do {
      return (try JSONDecoder().decode(Header.self, from: data[start..<end]), data[end...])
    } catch {
      throw Damage(reason: "header: \(FileReason.describe(error))")
    }
  }

  /// What a file's first eight bytes say; nil where there are fewer.
  static func headerLength(_ data: Data) -> UInt64? {
    guard data.count >= 8 else { return nil }
    return data.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }

  private static func tensor(_ name: String, _ entry: HeaderEntry, _ body: Data) throws(Damage) -> Tensor {
    guard let kind = HeaderEntry.Kind(rawValue: entry.dtype) else {
      throw Damage(reason: "\(name): numbers of type \(entry.dtype); F16 and F32 are read")
    }
    var bytes = kind.size
    for length in entry.shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { throw Damage(reason: "\(name): impossible shape \(entry.shape)") }
      bytes = product
    }
    let offsets = entry.data_offsets
    guard offsets.count == 2, offsets[0] >= 0, offsets[1] >= offsets[0], offsets[1] <= body.count else {
      throw Damage(reason: "\(name): offsets \(offsets) lie outside the file's \(body.count) bytes of data")
    }
    guard offsets[1] - offsets[0] == bytes else {
      throw Damage(reason: "\(name): \(offsets[1] - offsets[0]) bytes for shape \(entry.shape)")
    }
    var tensor = Tensor(shape: entry.shape)
    let slice = body[body.startIndex + offsets[0]..<body.startIndex + offsets[1]]
    let count = tensor.count
    slice.withUnsafeBytes { raw in
      tensor.withMutablePointer { out in
        for i in 0..<count {
          out[i] =
            switch kind {
            case .f32:
              Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4 * i, as: UInt32.self)))
            case .f16:
              HalfFloat.decode(UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self)))
            }
        }
      }
    }
    return tensor
  }
}

/// IEEE 754 binary16, converted by hand: Swift's `Float16` does not exist on every platform.
package enum HalfFloat {
  package static func decode(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = Int(bits >> 10 & 31)
    let fraction = UInt32(bits & 1023)
    switch exponent {
    case 0: return Float(bitPattern: sign | (Float(fraction) * 0x1p-24).bitPattern)
    case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | UInt32(exponent + 112) << 23 | fraction << 13)
    }
  }
}
