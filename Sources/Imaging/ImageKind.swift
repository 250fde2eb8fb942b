/// The kinds of picture file that can be read.
public enum ImageKind: String, CaseIterable, Sendable {
  case png = "PNG"
  case jpeg = "JPEG"
  case webp = "WebP"

  /// Recognises a file by its first bytes, whatever its name; nil for anything else.
  public init?(bytes: [UInt8]) {
    if bytes.starts(with: PNGCodec.signature) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: Array("RIFF".utf8)),
      bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
    {
      self = .webp
    } else {
      return nil
    }
  }

  /// All kinds for a sentence: "PNG, JPEG or WebP".
  static var listing: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}
