/// Kinds of numbers that are read, by the format's names.
enum NumberKind: String, CaseIterable {
  case f16 = "F16"
  case bf16 = "BF16"
  case f32 = "F32"
  case f64 = "F64"

  /// Bytes a number.
  var size: Int {
    switch self {
    case .f16, .bf16: 2
    case .f32: 4
    case .f64: 8
    }
  }

  /// All of them, for a message.
  static var names: String {
    allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " and \(allCases.last!.rawValue)"
  }

  /// Converts little-endian numbers to floats; a double outside of a float's range becomes infinite.
  func convert(_ raw: UnsafeRawBufferPointer, count: Int, into out: UnsafeMutablePointer<Float>) {
    precondition(raw.count >= count * size)
    switch self {
    case .f16: for i in 0..<count { out[i] = HalfFloat.decode(Self.load(raw, i)) }
    case .bf16: for i in 0..<count { out[i] = Float(bitPattern: UInt32(Self.load(raw, i) as UInt16) << 16) }
    case .f32: for i in 0..<count { out[i] = Float(bitPattern: Self.load(raw, i)) }
    case .f64: for i in 0..<count { out[i] = Float(Double(bitPattern: Self.load(raw, i))) }
    }
  }

  private static func load<Bits: FixedWidthInteger & BitwiseCopyable>(_ raw: UnsafeRawBufferPointer, _ index: Int)
    -> Bits
  {
    Bits(littleEndian: raw.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self))
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
