/// What a JPEG file says outside of its picture data, read without trusting any length in it.
struct JPEGSegments {
  /// How the camera was held; upright when the file does not say.
  private(set) var orientation = Orientation.upright
  /// Whether an Adobe program wrote the file, which decides the sense of its inks.
  private(set) var hasAdobeMarker = false
  /// Whether the end marker is there.
  private(set) var reachesEnd = false

  private enum Marker {
    static let endOfImage: UInt8 = 0xD9
    static let app1: UInt8 = 0xE1
    static let app14: UInt8 = 0xEE
    /// Markers without a length: stuffed zero, TEM, restarts and start of image.
    static func standsAlone(_ marker: UInt8) -> Bool {
      marker <= 0x01 || (0xD0...0xD8).contains(marker)
    }
  }

  init(_ bytes: [UInt8]) {
    var foundExif = false
    var offset = 0
    // Picture data escapes its 0xFF bytes, so that one search finds markers inside and outside of it.
    while let position = bytes[offset...].firstIndex(of: 0xFF), position + 1 < bytes.count {
      let marker = bytes[position + 1]
      if marker == 0xFF {  // padding before a marker
        offset = position + 1
        continue
      }
      offset = position + 2
      if marker == Marker.endOfImage {
        reachesEnd = true
        return
      }
      if Marker.standsAlone(marker) { continue }
      guard offset + 2 <= bytes.count else { return }
      let end = offset + max(2, Int(bytes[offset]) << 8 | Int(bytes[offset + 1]))
      guard end <= bytes.count else { return }
      let body = bytes[offset + 2..<end]
      if marker == Marker.app14, body.starts(with: Array("Adobe".utf8)) { hasAdobeMarker = true }
      if marker == Marker.app1, !foundExif, body.starts(with: Array("Exif\0\0".utf8)) {
        foundExif = true
        orientation = Orientation(tiff: body.dropFirst(6)) ?? .upright
      }
      offset = end
    }
  }
}
