import Foundation

/// The hash by which a content security policy names a page's own script and style.
///
/// Source: FIPS 180-4, Secure Hash Standard.
package enum SHA256 {
  /// The text's hash as a source in a policy: `'sha256-…'`.
  package static func source(of text: String) -> String {
    "'sha256-\(Data(digest(of: Array(text.utf8))).base64EncodedString())'"
  }

  /// The 32 bytes of a message's hash.
  package static func digest(of message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
    padded += bytes(of: UInt64(message.count) * 8)
    var hash = initialHash
    for start in stride(from: 0, to: padded.count, by: 64) {
      compress(&hash, padded[start..<start + 64])
    }
    return hash.flatMap(bytes)
  }

  private static func bytes(of value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian, Array.init)
  }

  private static func compress(_ hash: inout [UInt32], _ block: ArraySlice<UInt8>) {
    let rotated = { (value: UInt32, count: UInt32) in value >> count | value << (32 - count) }
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
      block[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for t in 16..<64 {
      let (a, b) = (words[t - 15], words[t - 2])
      let small = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let large = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words.append(words[t - 16] &+ small &+ words[t - 7] &+ large)
    }
    var v = hash
    for t in 0..<64 {
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      let first =
        v[7] &+ (rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)) &+ choice &+ roundConstants[t]
        &+ words[t]
      let second = (rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for i in hash.indices { hash[i] &+= v[i] }
  }

  /// The first 32 bits of the fractional parts of roots of the first primes, as the standard has them.
  private static func fractions(_ count: Int, _ root: (Double) -> Double) -> [UInt32] {
    primes.prefix(count).map { UInt32((root(Double($0)).truncatingRemainder(dividingBy: 1)) * 0x1p32) }
  }

  private static let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }
  /// Of square roots.
  private static let initialHash = fractions(8) { $0.squareRoot() }
  /// Of cube roots.
  private static let roundConstants = fractions(64, cbrt)
}
