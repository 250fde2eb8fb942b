import CTurboJPEG

/// JPEG through TurboJPEG: grey, YCbCr, RGB, CMYK and YCCK, turned upright.
enum JPEGCodec {
  static func decode(_ bytes: [UInt8], path: String) throws(ImageError) -> Image {
    func damaged(_ reason: String) -> ImageError {
      .damaged(path: path, kind: .jpeg, reason: reason)
    }
    guard let handle = tjInitDecompress() else {
      throw .unreadable(path: path, reason: "out of memory")
    }
    defer { tjDestroy(handle) }
    var width: Int32 = 0
    var height: Int32 = 0
    var subsampling: Int32 = 0
    var colorSpace: Int32 = 0
    guard
      tjDecompressHeader3(
        handle, bytes, UInt(bytes.count), &width, &height, &subsampling, &colorSpace) == 0
    else { throw damaged(message(handle)) }
    guard width > 0, height > 0 else { throw damaged("no pixels") }
    try ImageFile.checkSize(width: Int(width), height: Int(height), path: path)
    let segments = JPEGSegments(bytes)
    guard segments.reachesEnd else { throw damaged("cut short") }

    let hasInk =
      colorSpace == Int32(TJCS_CMYK.rawValue) || colorSpace == Int32(TJCS_YCCK.rawValue)
    let format = hasInk ? TJPF_CMYK : TJPF_RGBA
    var status: Int32 = -1
    var pixels = [UInt8](unsafeUninitializedCapacity: Int(width) * Int(height) * 4) {
      buffer, count in
      count = Int(width) * Int(height) * 4
      // What a failed decoder leaves unwritten must not be somebody's memory.
      buffer.baseAddress!.initialize(repeating: 0, count: count)
      status = tjDecompress2(
        handle, bytes, UInt(bytes.count), buffer.baseAddress, width, 0, height,
        Int32(format.rawValue), TJFLAG_LIMITSCANS)
    }
    if status != 0,
      tjGetErrorCode(handle) == Int32(TJERR_FATAL.rawValue) || isSerious(message(handle))
    {
      throw damaged(message(handle))
    }
    if hasInk { convertInk(&pixels, inverted: segments.hasAdobeMarker) }
    return Image(width: Int(width), height: Int(height), pixels: pixels)
      .turnedUpright(from: segments.orientation)
  }

  /// Whether a warning means wrong pixels.
  ///
  /// libjpeg reports lost data as a warning, as it does the stray bytes that many cameras leave.
  private static func isSerious(_ warning: String) -> Bool {
    warning.hasPrefix("Premature end")
      || warning.hasPrefix("Corrupt JPEG data") && !warning.contains("extraneous bytes")
  }

  /// Turns CMYK into opaque RGBA in place; Adobe's programs store 255 for no ink.
  private static func convertInk(_ pixels: inout [UInt8], inverted: Bool) {
    let flip: UInt8 = inverted ? 0 : 255
    for base in stride(from: 0, to: pixels.count, by: 4) {
      let key = Int(pixels[base + 3] ^ flip)
      for channel in base..<base + 3 {
        pixels[channel] = UInt8((Int(pixels[channel] ^ flip) * key + 127) / 255)
      }
      pixels[base + 3] = 255
    }
  }

  private static func message(_ handle: tjhandle) -> String {
    tjGetErrorStr2(handle).map { String(cString: $0) } ?? "unknown error"
  }
}
