extension Punctuator {
  /// A sign's spelling as one number, its first byte lowest.
  private struct Entry {
    var code: UInt32
    var mask: UInt32
    var sign: Punctuator
  }

  /// Signs by their first byte, the longest first.
  private static let entries: [[Entry]] = {
    var entries: [[Entry]] = Array(repeating: [], count: 128)
    for sign in allCases.sorted(by: { $0.length > $1.length }) {
      var code: UInt32 = 0
      for (place, byte) in sign.rawValue.utf8.enumerated() { code |= UInt32(byte) << (8 * place) }
      let mask = UInt32.max >> (32 - 8 * sign.length)
      entries[Int(code & 0x7F)].append(Entry(code: code, mask: mask, sign: sign))
    }
    return entries
  }()

  /// Bytes of its spelling.
  var length: Int {
    switch self {
    case .shiftLeftAssign, .shiftRightAssign: 3
    case .increment, .decrement, .lessOrEqual, .greaterOrEqual, .equal, .notEqual, .and, .or, .exclusiveOr,
      .shiftLeft, .shiftRight, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign, .remainderAssign,
      .andAssign, .orAssign, .exclusiveOrAssign:
      2
    default: 1
    }
  }

  /// The longest sign that stands at a place of a text.
  static func longest(in bytes: [UInt8], at index: Int) -> Punctuator? {
    guard bytes[index] < 128 else { return nil }
    var window = UInt32(bytes[index])
    if index + 1 < bytes.count { window |= UInt32(bytes[index + 1]) << 8 }
    if index + 2 < bytes.count { window |= UInt32(bytes[index + 2]) << 16 }
    return entries[Int(bytes[index])].first { window & $0.mask == $0.code }?.sign
  }
}
