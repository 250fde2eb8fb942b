import Foundation

/// The sRGB transfer function (IEC 61966-2-1) between bytes and linear light in 0...1.
enum SRGB {
  /// Linear light of every byte.
  static func linearTable() -> [Float] {
    (0..<256).map { byte in
      let encoded = Float(byte) / 255
      return encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
    }
  }

  /// The byte nearest to a linear value; clamps.
  static func byte(_ linear: Float) -> UInt8 {
    let clamped = min(max(linear, 0), 1)
    let encoded = clamped <= 0.003_130_8 ? clamped * 12.92 : 1.055 * pow(clamped, 1 / 2.4) - 0.055
    return UInt8((encoded * 255).rounded())
  }
}
