/// A contact sheet of thumbnails; when there are too many, every second one goes.
final class ContactSheetEncoder: FrameEncoder {
  /// Longest side of a thumbnail in pixels.
  static let thumbnailSide = 256
  /// Most thumbnails on a sheet.
  static let thumbnailLimit = 100

  private let draft: Draft
  private let width: Int
  private let height: Int
  private var thumbnails: [Image] = []
  /// Frames from one thumbnail to the next: a power of two.
  private var stride = 1
  private var frameCount = 0
  /// The last frame when it has no thumbnail, since a sheet always ends with it.
  private var last: Image?

  /// A sheet of frames that have this size, or would have it elsewhere.
  init(draft: Draft, width: Int, height: Int) {
    self.draft = draft
    let scale = min(1, Double(Self.thumbnailSide) / Double(max(width, height)))
    self.width = max(1, Int((Double(width) * scale).rounded()))
    self.height = max(1, Int((Double(height) * scale).rounded()))
  }

  func append(_ frame: Image) {
    // One place stays free for the last frame.
    if frameCount.isMultiple(of: stride), thumbnails.count == Self.thumbnailLimit - 1 { thin() }
    if frameCount.isMultiple(of: stride) {
      thumbnails.append(thumbnail(frame))
      last = nil
    } else {
      last = frame
    }
    frameCount += 1
  }

  func finish() throws(FrameError) {
    if let last { thumbnails.append(thumbnail(last)) }
    // Columns so that the sheet is about square: columns * width = rows * height.
    let columns = (Double(thumbnails.count * height) / Double(width)).squareRoot().rounded()
    let sheet = ContactSheet(columns: min(max(1, Int(columns)), thumbnails.count)).image(of: thumbnails)
    guard let png = PNGCodec.encode(sheet) else {
      throw .unwritable(path: draft.name, reason: "\(sheet.width)x\(sheet.height) is too large for a PNG")
    }
    try draft.write(png)
  }

  private func thin() {
    thumbnails = thumbnails.indices.filter { $0.isMultiple(of: 2) }.map { thumbnails[$0] }
    stride *= 2
  }

  private func thumbnail(_ frame: Image) -> Image { frame.resized(width: width, height: height) }
}
