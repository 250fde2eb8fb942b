import CWebP
import Foundation

/// Still WebP pictures through libwebp.
enum WebPCodec {
  static func decode(_ bytes: [UInt8], path: String) throws(ImageError) -> Image {
    func damaged(_ reason: String) -> ImageError {
      .damaged(path: path, kind: .webp, reason: reason)
    }
    // The container's length, little-endian, counts what follows it.
    guard bytes.count >= 12 else { throw damaged("cut short") }
    let length = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length + 8 <= bytes.count else { throw damaged("cut short") }
    var features = WebPBitstreamFeatures()
    guard WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK else {
      throw damaged("no valid header")
    }
    let (width, height) = (Int(features.width), Int(features.height))
    guard width > 0, height > 0 else { throw damaged("no pixels") }
    try ImageFile.checkSize(width: width, height: height, path: path)
    guard features.has_animation == 0 else {
      throw .unsupported(path: path, kind: .webp, reason: "it is animated; save one frame of it")
    }
    var succeeded = false
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
      count = width * height * 4
      // What a failed decoder leaves unwritten must not be somebody's memory.
      buffer.baseAddress!.initialize(repeating: 0, count: count)
      succeeded =
        WebPDecodeRGBAInto(bytes, bytes.count, buffer.baseAddress, count, Int32(width * 4)) != nil
    }
    guard succeeded else { throw damaged("its data is cut short or invalid") }
    return Image(width: width, height: height, pixels: pixels)
  }
}

extension Image {
  /// The picture as a lossy WebP file's bytes, without its opacity.
  ///
  /// - Parameter quality: 0 for the smallest to 100 for the best.
  public func webpData(quality: Float) -> Data {
    var bytes: UnsafeMutablePointer<UInt8>?
    let count = WebPEncodeRGB(packedRGB(), Int32(width), Int32(height), Int32(width * 3), quality, &bytes)
    guard count > 0, let bytes else { preconditionFailure("\(width)x\(height) is too large for a WebP") }
    defer { WebPFree(bytes) }
    return Data(bytes: bytes, count: count)
  }
}
