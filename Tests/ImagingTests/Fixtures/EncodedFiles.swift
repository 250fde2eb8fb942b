import CTurboJPEG
import CWebP
import Imaging

/// Files encoded by the libraries themselves.
enum EncodedFile {
  enum JPEGColor: CaseIterable { case grey, color420, color444, ink }

  /// A JPEG; for ink the picture's four bytes are taken as CMYK, 255 for none.
  static func jpeg(_ image: Image, color: JPEGColor = .color444, flags: Int32 = 0) -> [UInt8] {
    let handle = tjInitCompress()
    defer { tjDestroy(handle) }
    let sampling =
      switch color {
      case .grey: TJSAMP_GRAY
      case .color420: TJSAMP_420
      case .color444, .ink: TJSAMP_444
      }
    var buffer: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    let format = color == .ink ? TJPF_CMYK : TJPF_RGBA
    let status = tjCompress2(
      handle, image.pixels, Int32(image.width), 0, Int32(image.height), Int32(format.rawValue),
      &buffer, &size, Int32(sampling.rawValue), 95, flags)
    precondition(status == 0)
    defer { tjFree(buffer) }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
  }

  /// A WebP file, lossless or lossy.
  static func webp(_ image: Image, lossless: Bool) -> [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    let (width, height) = (Int32(image.width), Int32(image.height))
    let size =
      lossless
      ? WebPEncodeLosslessRGBA(image.pixels, width, height, width * 4, &buffer)
      : WebPEncodeRGBA(image.pixels, width, height, width * 4, 90, &buffer)
    precondition(size > 0)
    defer { WebPFree(buffer) }
    return Array(UnsafeBufferPointer(start: buffer, count: size))
  }

  /// A JPEG's bytes with a segment put in after its start.
  static func inserting(_ marker: UInt8, _ body: [UInt8], into jpeg: [UInt8]) -> [UInt8] {
    let length = body.count + 2
    return Array(jpeg[..<2]) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + body
      + jpeg[2...]
  }

  /// The body of an EXIF segment that says how the camera was held.
  static func exif(orientation: Int, littleEndian: Bool) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      let little = (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
      return littleEndian ? little : little.reversed()
    }
    let tag = { (tag: Int, type: Int, value: [UInt8]) in
      number(tag, 2) + number(type, 2) + number(1, 4) + value
    }
    return Array("Exif\0\0".utf8) + Array((littleEndian ? "II" : "MM").utf8) + number(42, 2)
      + number(8, 4) + number(2, 2)
      + tag(0x0100, 4, number(1, 4)) + tag(0x0112, 3, number(orientation, 2) + [0, 0])
      + number(0, 4)
  }
}

/// One small file of each way of coding, for tests that damage them.
enum Sample: CaseIterable {
  case png, interlacedPNG, jpeg, progressiveJPEG, losslessWebP, lossyWebP

  var bytes: [UInt8] {
    let image = Image.noise(width: 24, height: 17, seed: 5, opaque: false)
    return switch self {
    case .png: Array(image.pngData())
    case .interlacedPNG:
      HandmadePNG(width: 24, height: 17, depth: 8, type: .rgba, isInterlaced: true) {
        image.pixel($0, $1).map { Int($0) }
      }.bytes
    case .jpeg: EncodedFile.jpeg(image, color: .color420)
    case .progressiveJPEG: EncodedFile.jpeg(image, flags: TJFLAG_PROGRESSIVE)
    case .losslessWebP: EncodedFile.webp(image, lossless: true)
    case .lossyWebP: EncodedFile.webp(image, lossless: false)
    }
  }
}
