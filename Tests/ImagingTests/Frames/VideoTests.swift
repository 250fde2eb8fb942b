import Foundation
import Imaging
import Testing

/// One at a time, since ffmpeg uses all cores.
@Suite(.serialized) struct VideoTests {
  static let ffmpeg = program("ffmpeg")
  static let ffprobe = program("ffprobe")
  let folder: TemporaryFolder
  let colors = JPEGTests.colors

  init() throws { folder = try TemporaryFolder() }

  private static func program(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  /// A video's frames, decoded to RGBA.
  private func frames(_ path: String, width: Int, height: Int) throws -> [Image] {
    let arguments = ["-v", "error", "-i", "file:" + path, "-f", "rawvideo", "-pix_fmt", "rgba", "-"]
    let ffmpeg = try #require(Self.ffmpeg)
    let bytes = [UInt8](try #require(try output(of: ffmpeg, arguments)))
    let size = width * height * 4
    try #require(bytes.count.isMultiple(of: size))
    return stride(from: 0, to: bytes.count, by: size).map {
      Image(width: width, height: height, pixels: Array(bytes[$0..<$0 + size]))
    }
  }

  /// What ffprobe says of a video's stream.
  private func properties(_ path: String, _ names: [String]) throws -> [String] {
    let arguments = [
      "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=" + names.joined(separator: ","),
      "-of", "default=noprint_wrappers=1", "file:" + path,
    ]
    let ffprobe = try #require(Self.ffprobe)
    let text = String(decoding: try #require(try output(of: ffprobe, arguments)), as: UTF8.self)
    let fields = text.split(separator: "\n").map { $0.split(separator: "=") }
    return try names.map { name in String(try #require(fields.first { $0[0] == name })[1]) }
  }

  /// Four colours that change places with every frame.
  private func turning(_ index: Int, width: Int, height: Int) -> Image {
    let turned = colors.indices.map { colors[($0 + index) % 4] }
    return .quarters(width: width, height: height, colors: turned)
  }

  @Test(
    .enabled(if: ffmpeg != nil && ffprobe != nil, "ffmpeg is not installed"),
    arguments: [("mp4", "h264"), ("mkv", "h264"), ("webm", "vp9")])
  func `A video holds its frames`(name: String, codec: String) throws {
    let path = folder.path + "/out." + name
    let file = try FrameFile(path: path, width: 64, height: 48, framesPerSecond: 12.5)
    for index in 0..<10 { try file.append(turning(index, width: 64, height: 48)) }
    try file.finish()
    #expect(try folder.names == ["out." + name])
    #expect(
      try properties(path, ["codec_name", "pix_fmt", "width", "height", "r_frame_rate", "color_space"])
        == [codec, "yuv420p", "64", "48", "25/2", "bt709"])
    let frames = try frames(path, width: 64, height: 48)
    #expect(frames.count == 10)
    for (index, frame) in frames.enumerated() {
      for (x, y) in [(8, 8), (56, 8), (8, 40), (56, 40)] {
        let wanted = turning(index, width: 64, height: 48).pixel(x, y)
        #expect(zip(frame.pixel(x, y), wanted).allSatisfy { abs(Int($0) - Int($1)) <= 8 })
      }
    }
  }

  @Test(
    .enabled(if: ffmpeg != nil, "ffmpeg is not installed"),
    arguments: [("libx264", "mp4"), ("mpeg4", "mp4"), ("mpeg4", "mkv"), ("libvpx-vp9", "webm"), ("libvpx", "webm")],
    [(1, 1), (31, 17)])
  func `Every codec takes odd sizes and repeats the last row and column`(
    kind: (codec: String, name: String), size: (Int, Int)
  ) throws {
    // The real program, which is said to have this encoder only.
    let real = try #require(Self.ffmpeg)
    let standIn = try StandInFFmpeg(encoders: [kind.codec], script: "exec '\(real)' \"$@\"")
    let path = folder.path + "/out." + kind.name
    let file = try FrameFile(path: path, width: size.0, height: size.1, searchPath: standIn.searchPath)
    for _ in 0..<3 { try file.append(Image(width: size.0, height: size.1, color: colors[1])) }
    try file.finish()
    let (width, height) = (size.0 + 1, size.1 + 1)
    let frames = try frames(path, width: width, height: height)
    #expect(frames.count == 3)
    for frame in frames {
      let corner = frame.pixel(width - 1, height - 1)
      let wanted = [colors[1].red, colors[1].green, colors[1].blue]
      #expect(zip(corner, wanted).allSatisfy { abs(Int($0) - Int($1)) <= 12 }, "\(corner)")
    }
  }

  @Test(.enabled(if: ffmpeg != nil, "ffmpeg is not installed"))
  func `The last frame stays, others are resized and transparent ones show white`() throws {
    let path = folder.path + "/out.mp4"
    let file = try FrameFile(path: path, width: 16, height: 16, framesPerSecond: 10, lastFrameSeconds: 0.5)
    try file.append(Image(width: 40, height: 8, color: .black))
    try file.append(Image(width: 16, height: 16, pixels: [UInt8](repeating: 0, count: 1024)))
    try file.finish()
    let brightness = try frames(path, width: 16, height: 16).map { $0.pixel(8, 8)[0] }
    #expect(brightness.map { $0 > 250 } == [false, true, true, true, true, true])
    #expect(brightness[0] < 5)
  }

  @Test(
    .enabled(if: ffmpeg != nil, "ffmpeg is not installed"),
    arguments: ["-y.mp4", "a:b.mp4", "%03d.webm", "'\"$(touch x)`.mkv", "new\nline.mp4", "ä ö.mp4"])
  func `A strange name is only a name`(name: String) throws {
    let inner = folder.path + "/-i http:%d"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
    let file = try FrameFile(path: inner + "/" + name, width: 16, height: 16)
    try file.append(Image(width: 16, height: 16, color: .black))
    try file.finish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: inner) == [name])
    #expect(try frames(inner + "/" + name, width: 16, height: 16).count == 1)
  }

  @Test(.enabled(if: ffmpeg != nil, "ffmpeg is not installed"))
  func `An abandoned video leaves everything as it was`() throws {
    let path = try folder.file("out.mp4", [1, 2, 3])
    var file: FrameFile? = try FrameFile(path: path, width: 64, height: 48)
    try file?.append(turning(0, width: 64, height: 48))
    file = nil
    #expect(try folder.names == ["out.mp4"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
  }
}
