/// A PNG of any colour type and depth, made without libpng so that the two can be compared.
struct HandmadePNG {
  enum ColorType: Int {
    case grey = 0
    case rgb = 2
    case palette = 3
    case greyAlpha = 4
    case rgba = 6
  }
  var width: Int
  var height: Int
  var depth: Int
  var type: ColorType
  var isInterlaced = false
  /// Extra chunks between header and data.
  var chunks: [(name: String, body: [UInt8])] = []
  /// Samples of a pixel, each below 2^depth.
  var samples: (_ x: Int, _ y: Int) -> [Int]

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The file's bytes.
  var bytes: [UInt8] {
    var result = Self.signature + header
    for chunk in chunks { result += Self.chunk(chunk.name, chunk.body) }
    return result + Self.chunk("IDAT", Self.zlibStored(scanlines)) + Self.chunk("IEND", [])
  }

  /// The header chunk.
  var header: [UInt8] {
    Self.chunk(
      "IHDR",
      Self.bigEndian(width) + Self.bigEndian(height)
        + [UInt8(depth), UInt8(type.rawValue), 0, 0, isInterlaced ? 1 : 0])
  }

  private var scanlines: [UInt8] {
    guard isInterlaced else { return pass(x: 0, y: 0, dx: 1, dy: 1) }
    // Adam7: first column, first row and steps of each pass (PNG specification, 8.2).
    let passes = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
      (0, 1, 1, 2),
    ]
    return passes.flatMap { pass(x: $0.0, y: $0.1, dx: $0.2, dy: $0.3) }
  }

  private func pass(x: Int, y: Int, dx: Int, dy: Int) -> [UInt8] {
    guard x < width else { return [] }
    var result: [UInt8] = []
    for row in stride(from: y, to: height, by: dy) {
      result.append(0)  // no filter
      var (held, heldBits) = (0, 0)
      for column in stride(from: x, to: width, by: dx) {
        for sample in samples(column, row) {
          held = held << depth | sample
          heldBits += depth
          while heldBits >= 8 {
            result.append(UInt8(truncatingIfNeeded: held >> (heldBits - 8)))
            heldBits -= 8
          }
        }
      }
      if heldBits > 0 { result.append(UInt8(truncatingIfNeeded: held << (8 - heldBits))) }
    }
    return result
  }

  static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return bigEndian(body.count) + named + bigEndian(Int(crc(named)))
  }

  static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 {
        let carry: UInt32 = crc & 1 == 1 ? 0xEDB8_8320 : 0
        crc = crc >> 1 ^ carry
      }
    }
    return ~crc
  }

  /// A zlib stream of stored blocks.
  private static func zlibStored(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < 65_536)
    let (low, high) = (UInt8(bytes.count & 255), UInt8(bytes.count >> 8))
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return [0x78, 0x01, 0x01, low, high, ~low, ~high] + bytes + bigEndian(b << 16 | a)
  }
}
