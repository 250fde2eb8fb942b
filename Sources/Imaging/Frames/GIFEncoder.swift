import CGIF

/// An animated GIF through giflib: a palette for each frame, shown for ever.
final class GIFEncoder: FrameEncoder {
  /// The shortest time, in hundredths of a second, that browsers do not take for a tenth of a second.
  private static let shortestDelay = 2

  private let draft: Draft
  private let width: Int
  private let height: Int
  private let timing: FrameTiming
  private let output = GIFOutput()
  private var gif: UnsafeMutablePointer<GifFileType>?
  private var frameCount = 0
  /// The frame to be written when it is known how long it stays, and when it begins.
  private var pending: (image: IndexedImage, begin: Int)?

  init(draft: Draft, width: Int, height: Int, timing: FrameTiming) throws(FrameError) {
    self.draft = draft
    self.width = width
    self.height = height
    self.timing = timing
    // The output outlives giflib's use of it, see deinit.
    gif = EGifOpen(Unmanaged.passUnretained(output).toOpaque(), appendToOutput, nil)
    guard let gif else { throw .unwritable(path: draft.name, reason: "out of memory") }
    EGifSetGifVersion(gif, true)
    let bitsPerChannel: Int32 = 8
    try check(EGifPutScreenDesc(gif, Int32(width), Int32(height), bitsPerChannel, 0, nil))
    try putLoop(gif)
  }

  deinit { if let gif { EGifCloseFile(gif, nil) } }

  func append(_ frame: Image) throws(FrameError) {
    let begin = timing.hundredths(atFrame: frameCount)
    frameCount += 1
    let image = IndexedImage(frame.resized(width: width, height: height).flattened())
    guard let shown = pending else {
      pending = (image, begin)
      return
    }
    let delay = begin - shown.begin
    if delay < Self.shortestDelay {
      // Too many frames a second: this one takes the last one's place.
      pending = (image, shown.begin)
    } else {
      try put(shown.image, delay: delay)
      pending = (image, begin)
    }
  }

  func finish() throws(FrameError) {
    if let pending { try put(pending.image, delay: max(Self.shortestDelay, timing.lastFrameHundredths)) }
    pending = nil
    let status = EGifCloseFile(gif, nil)
    gif = nil
    try check(status)
    try flush()
  }

  /// The application extension by which Netscape's browser, and all since, repeat an animation for ever.
  private func putLoop(_ gif: UnsafeMutablePointer<GifFileType>) throws(FrameError) {
    let name = Array("NETSCAPE2.0".utf8)
    let countIsNext: UInt8 = 1
    let forEver: [UInt8] = [0, 0]
    try check(EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE))
    try check(EGifPutExtensionBlock(gif, Int32(name.count), name))
    try check(EGifPutExtensionBlock(gif, 3, [countIsNext] + forEver))
    try check(EGifPutExtensionTrailer(gif))
  }

  private func put(_ image: IndexedImage, delay: Int) throws(FrameError) {
    var control = GraphicsControlBlock(
      DisposalMode: DISPOSE_DO_NOT, UserInputFlag: false, DelayTime: Int32(min(delay, 65_535)),
      TransparentColor: NO_TRANSPARENT_COLOR)
    var controlBytes = [UInt8](repeating: 0, count: 4)
    EGifGCBToExtension(&control, &controlBytes)
    try check(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, Int32(controlBytes.count), controlBytes))

    // A colour table's length is a power of two.
    var colors = image.palette.colors.map {
      GifColorType(Red: UInt8($0.x), Green: UInt8($0.y), Blue: UInt8($0.z))
    }
    let length = 1 << GifBitSize(Int32(max(2, colors.count)))
    colors += Array(repeating: GifColorType(), count: length - colors.count)
    guard let table = GifMakeMapObject(Int32(length), colors) else {
      throw .unwritable(path: draft.name, reason: "out of memory")
    }
    defer { GifFreeMapObject(table) }
    try check(EGifPutImageDesc(gif, 0, 0, Int32(width), Int32(height), false, table))
    var indices = image.indices
    try check(EGifPutLine(gif, &indices, Int32(indices.count)))
    try flush()
  }

  private func check(_ status: Int32) throws(FrameError) {
    guard status == GIF_OK else {
      let reason = gif.flatMap { GifErrorString($0.pointee.Error) }.map { String(cString: $0) }
      throw .unwritable(path: draft.name, reason: reason ?? "giflib failed")
    }
  }

  /// Moves what giflib has given out to the draft.
  private func flush() throws(FrameError) {
    try draft.write(output.bytes)
    output.bytes.removeAll(keepingCapacity: true)
  }
}

/// The bytes that giflib gives out, some hundred at a time.
private final class GIFOutput {
  var bytes: [UInt8] = []
}

/// giflib's way to write, which never fails here.
private func appendToOutput(
  _ gif: UnsafeMutablePointer<GifFileType>?, _ bytes: UnsafePointer<UInt8>?, _ count: Int32
) -> Int32 {
  let output = Unmanaged<GIFOutput>.fromOpaque(gif!.pointee.UserData).takeUnretainedValue()
  output.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
  return count
}
