import Imaging
import Testing

@Suite struct FrameFormatTests {
  @Test(arguments: [
    ("a.png", FrameFormat.contactSheet), ("a.gif", .gif), ("b/c.d/a.mp4", .video(.mp4)), ("a.webm", .video(.webm)),
    ("a b.mkv", .video(.mkv)), ("A.GIF", .gif), ("-.Mp4", .video(.mp4)), ("a.png.gif", .gif),
  ])
  func `A file's extension says its format`(path: String, format: FrameFormat) throws {
    #expect(try FrameFormat(path: path) == format)
  }

  @Test(arguments: ["", "a", "gif", ".gif", "a.jpg", "a.gif.txt", "a.gif/b", "a.", "/", "a.g\u{131}f"])
  func `Any other name is refused with the extensions there are`(path: String) {
    let error = #expect(throws: FrameError.unknownFormat(path: path)) { try FrameFormat(path: path) }
    #expect(error?.description == "\(path): not a name for frames; let it end in .png, .gif, .mp4, .webm or .mkv")
  }

  @Test(arguments: [
    FrameError.unknownFormat(path: "a\nb"), .ffmpegMissing(path: "a\u{1B}[31m"),
    .ffmpegFailed(path: "a\u{2028}b", reason: "x\ny"), .unwritable(path: "a\rb", reason: "x"),
  ])
  func `A message is one plain line whatever a file is called`(error: FrameError) {
    #expect(error.description.hasPrefix("a\u{FFFD}"))
    #expect(!error.description.contains { $0.isNewline || $0 == "\u{1B}" })
  }
}
