import Foundation
import Imaging
import Testing

@Suite struct ImageFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: Sample.allCases)
  func `The content says what a file is, not its name`(sample: Sample) throws {
    let path = try folder.file("picture.txt", sample.bytes)
    #expect(try ImageFile.read(path: path).width == 24)
  }

  @Test(arguments: ["", "hello, world\n", "\u{89}PN", "GIF89a", "\u{FF}"])
  func `Text that is named png is refused with the kinds that are read`(text: String) throws {
    let path = try folder.file("text.png", Array(text.utf8))
    #expect(throws: ImageError.unknownKind(path: path)) { try ImageFile.read(path: path) }
    #expect(
      ImageError.unknownKind(path: path).description.hasSuffix("give a PNG, JPEG or WebP file"))
  }

  @Test func `A missing file is called missing`() {
    let path = folder.path + "/none.png"
    #expect(throws: ImageError.missing(path: path)) { try ImageFile.read(path: path) }
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/", "/tmp"])
  func `Folders and devices are refused`(path: String) {
    #expect(throws: ImageError.notAFile(path: path)) { try ImageFile.read(path: path) }
  }

  @Test(.timeLimit(.minutes(1)))
  func `A pipe is refused without waiting for a writer`() throws {
    let path = folder.path + "/pipe.png"
    try #require(mkfifo(path, 0o600) == 0)
    #expect(throws: ImageError.notAFile(path: path)) { try ImageFile.read(path: path) }
  }

  @Test func `A huge file is refused without being read`() throws {
    let path = try folder.file("huge.png", [])
    let bytes = ImageFile.byteLimit + 1
    try #require(truncate(path, bytes) == 0)
    #expect(throws: ImageError.tooManyBytes(path: path, bytes: bytes)) {
      try ImageFile.read(path: path)
    }
  }

  @Test(arguments: [(20_000, 20_000), (16_385, 1), (1, 16_385), (8_001, 8_000), (2_147_483_647, 2)])
  func `A huge PNG is refused by its header alone`(width: Int, height: Int) {
    let png = HandmadePNG(width: width, height: height, depth: 8, type: .rgba) { _, _ in [] }
    #expect(throws: ImageError.tooManyPixels(path: "a", width: width, height: height)) {
      try ImageFile.decode(HandmadePNG.signature + png.header, path: "a")
    }
  }

  @Test func `A PNG of the greatest size is not refused for its size`() {
    let png = HandmadePNG(width: 16_384, height: 3_906, depth: 8, type: .rgba) { _, _ in [] }
    #expect(throws: ImageError.damaged(path: "a", kind: .png, reason: "cut short")) {
      try ImageFile.decode(HandmadePNG.signature + png.header, path: "a")
    }
  }

  @Test func `A huge JPEG is refused by its header`() throws {
    var bytes = Sample.jpeg.bytes
    let frame = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) })
    bytes.replaceSubrange(frame + 5..<frame + 9, with: [0x40, 0x00, 0x40, 0x00])
    #expect(throws: ImageError.tooManyPixels(path: "a", width: 16_384, height: 16_384)) {
      try ImageFile.decode(bytes, path: "a")
    }
  }

  @Test func `A huge WebP is refused by its header`() throws {
    var bytes = EncodedFile.webp(.noise(width: 9, height: 9, seed: 1, opaque: true), lossless: true)
    // VP8L: 14 bits of width and of height, each less one, after the chunk's header and a signature.
    bytes.replaceSubrange(21..<24, with: [0xFF, 0xFF, 0xFF])
    bytes[24] |= 0x0F
    #expect(throws: ImageError.tooManyPixels(path: "a", width: 16_384, height: 16_384)) {
      try ImageFile.decode(bytes, path: "a")
    }
  }

  @Test func `A written picture is read back and nothing else is left`() throws {
    let image = Image.noise(width: 12, height: 7, seed: 8, opaque: false)
    let path = try folder.file("out.png", [1, 2, 3])
    try ImageFile.writePNG(image, path: path)
    #expect(try ImageFile.read(path: path) == image)
    #expect(try folder.names == ["out.png"])
  }

  @Test func `A picture that cannot be encoded leaves the old file alone`() throws {
    let path = try folder.file("out.png", [1, 2, 3])
    let tooWide = Image(width: 1_000_001, height: 1, color: .black)
    #expect(throws: ImageError.self) { try ImageFile.writePNG(tooWide, path: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
    #expect(try folder.names == ["out.png"])
  }

  @Test func `A folder is not replaced by a picture`() throws {
    let path = folder.path + "/out.png"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: ImageError.self) {
      try ImageFile.writePNG(Image(width: 1, height: 1, color: .white), path: path)
    }
    var isFolder: ObjCBool = false
    #expect(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder))
    #expect(isFolder.boolValue)
  }

  @Test(arguments: ["none/out.png", "file/out.png"])
  func `A place that does not exist is unwritable and the message says why`(name: String) throws {
    _ = try folder.file("file", [1])
    let path = folder.path + "/" + name
    let error = #expect(throws: ImageError.self) {
      try ImageFile.writePNG(Image(width: 1, height: 1, color: .white), path: path)
    }
    #expect(error == .unwritable(path: path, reason: "No such file or directory"))
    #expect(try folder.names == ["file"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `A folder without permission keeps its file`() throws {
    let path = try folder.file("out.png", [1, 2, 3])
    try #require(chmod(folder.path, 0o500) == 0)
    defer { chmod(folder.path, 0o700) }
    #expect(throws: ImageError.unwritable(path: path, reason: "Permission denied")) {
      try ImageFile.writePNG(Image(width: 1, height: 1, color: .white), path: path)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
  }

  @Test(arguments: [
    ImageError.missing(path: "a\nb.png"), .unreadable(path: "a\u{1B}[31m", reason: "x"),
    .damaged(path: "a\u{2028}b", kind: .png, reason: "y\nz"),
  ])
  func `A message is one plain line whatever a file is called`(error: ImageError) {
    #expect(error.description.hasPrefix("a\u{FFFD}"))
    #expect(!error.description.contains { $0.isNewline || $0 == "\u{1B}" })
  }
}
