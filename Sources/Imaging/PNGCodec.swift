import CPNG
import CPNGDecoder
import Foundation

/// PNG through libpng: any colour type and depth in, 8-bit RGB or RGBA out.
enum PNGCodec {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// PNG_FORMAT_RGBA, a macro that Swift does not import.
  private static let rgba = png_uint_32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)

  static func decode(_ bytes: [UInt8], path: String) throws(ImageError) -> Image {
    func damaged(_ reason: String) -> ImageError {
      .damaged(path: path, kind: .png, reason: reason)
    }
    guard let (width, height) = headerSize(bytes) else { throw damaged("no valid header") }
    try ImageFile.checkSize(width: width, height: height, path: path)
    // A cheap walk that spares a cut file its memory and gives it a clear message.
    guard reachesEnd(bytes) else { throw damaged("cut short") }

    var message = [CChar](repeating: 0, count: 128)
    var succeeded = false
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
      succeeded =
        png_decode_rgba(
          bytes, bytes.count, UInt32(width), UInt32(height), buffer.baseAddress, &message,
          message.count) != 0
      count = succeeded ? width * height * 4 : 0
    }
    guard succeeded else {
      throw damaged(
        String(decoding: message.map { UInt8(bitPattern: $0) }.prefix { $0 != 0 }, as: UTF8.self))
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// A PNG file of the picture, RGB when it is opaque; nil when libpng refuses its size.
  static func encode(_ image: Image) -> Data? {
    let opaque = stride(from: 3, to: image.pixels.count, by: 4).allSatisfy {
      image.pixels[$0] == 255
    }
    let channels = opaque ? 3 : 4
    let pixels = opaque ? image.packedRGB() : image.pixels
    var png = png_image()
    png.version = png_uint_32(PNG_IMAGE_VERSION)
    png.width = png_uint_32(image.width)
    png.height = png_uint_32(image.height)
    png.format = opaque ? png_uint_32(PNG_FORMAT_RGB) : rgba
    defer { png_image_free(&png) }
    // Deflate can grow its input by little more than an eighth (PNG_ZLIB_MAX_SIZE); the rest is headers.
    let raw = (image.width * channels + 1) * image.height
    var size = png_alloc_size_t(raw + raw / 4 + 4096)
    var data = Data(count: Int(size))
    let written = data.withUnsafeMutableBytes {
      png_image_write_to_memory(&png, $0.baseAddress, &size, 0, pixels, 0, nil)
    }
    return written != 0 ? data.prefix(Int(size)) : nil
  }

  /// Width and height that the first chunk claims.
  private static func headerSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 33, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    let width = bigEndian(bytes, at: 16)
    let height = bigEndian(bytes, at: 20)
    return width > 0 && height > 0 ? (width, height) : nil
  }

  /// Whether every chunk up to and including the end marker lies within the file.
  private static func reachesEnd(_ bytes: [UInt8]) -> Bool {
    var offset = signature.count
    while offset + 12 <= bytes.count {
      let isEnd = bytes[offset + 4..<offset + 8].elementsEqual("IEND".utf8)
      offset += 12 + bigEndian(bytes, at: offset)
      if isEnd { return offset <= bytes.count }
    }
    return false
  }

  private static func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension Image {
  /// The picture as a PNG file's bytes; a round trip through it gives the same pixels.
  ///
  /// Sides are at most 1,000,000 pixels, libpng's own limit.
  public func pngData() -> Data {
    guard let data = PNGCodec.encode(self) else {
      preconditionFailure("\(width)x\(height) is too large for a PNG")
    }
    return data
  }

  /// RGB bytes, `[height, width, 3]`.
  func packedRGB() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, count in
      for pixel in 0..<width * height {
        for channel in 0..<3 { buffer[pixel * 3 + channel] = pixels[pixel * 4 + channel] }
      }
      count = width * height * 3
    }
  }
}
