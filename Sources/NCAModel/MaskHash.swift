/// The draw behind the update mask: a hash of (seed, step, y, x) to 24 bits that is exact everywhere.
///
/// A Feistel network on two 12-bit halves. Each round absorbs one 12-bit word and uses only sums, one
/// product below 2^24 and divisions by powers of two, so that 32-bit integers (GLSL ES 3.00) and 32-bit
/// floats (GLSL ES 1.00) give the same bits on every GPU:
///
///     t = (R + word) mod 4096
///     p = t · ((t + K) mod 4096)                  // below 2^24
///     (L, R) = (t, (L + floor(p / 64)) mod 4096)  // K alternates: 0xD35, 0xB4B
///
/// Words in order: seed bits 0–11, 12–23, 24–31; step bits 0–11, 12–23; y; x; then four rounds of 0x9E3.
/// The result is `L · 4096 + R`. Coordinates count modulo 4096.
///
/// Source of the idea: Feistel ciphers as in Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3",
/// SC 2011; the constants were chosen by the statistics that the tests repeat.
public struct MaskHash: Equatable, Sendable {
  /// Left half, 12 bits.
  public private(set) var left = initialHalves.left
  /// Right half, 12 bits.
  public private(set) var right = initialHalves.right
  private var round = 0

  /// Both halves before the first word.
  public static let initialHalves: (left: UInt32, right: UInt32) = (0x5A3, 0xC1D)
  /// The two round constants, taken in turn.
  public static let roundConstants: [UInt32] = [0xD35, 0xB4B]
  /// The word that the final rounds absorb.
  public static let finalWord: UInt32 = 0x9E3
  /// Number of rounds after the last word.
  public static let finalRounds = 4

  /// Absorbs what one step of a run shares.
  public init(seed: UInt32, step: Int) {
    let step = UInt32(truncatingIfNeeded: step)
    for word in [seed, seed >> 12, seed >> 24, step, step >> 12] { absorb(word) }
  }

  /// The hash that the cells of row `y` share.
  public func row(_ y: Int) -> MaskHash {
    var hash = self
    hash.absorb(UInt32(truncatingIfNeeded: y))
    return hash
  }

  /// The draw of column `x` of this row, in 0 ..< 2^24.
  public func draw(_ x: Int) -> UInt32 {
    var hash = self
    hash.absorb(UInt32(truncatingIfNeeded: x))
    for _ in 0..<Self.finalRounds { hash.absorb(Self.finalWord) }
    return hash.left << 12 | hash.right
  }

  private mutating func absorb(_ word: UInt32) {
    let t = (right &+ word) & 4095
    let product = t &* ((t &+ Self.roundConstants[round & 1]) & 4095)
    (left, right) = (t, (left &+ product >> 6) & 4095)
    round += 1
  }
}
