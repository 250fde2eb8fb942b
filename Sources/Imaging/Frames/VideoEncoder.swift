/// A video encoded by ffmpeg, which runs beside us and gets the frames as they come.
final class VideoEncoder: FrameEncoder {
  private let draft: Draft
  private let process: FedProcess
  private let width: Int
  private let height: Int
  private let lastFrameCount: Int
  /// The last frame's bytes, to repeat.
  private var last: [UInt8] = []

  /// Finds ffmpeg and starts it on the draft.
  init(
    draft: Draft, container: VideoContainer, width: Int, height: Int, timing: FrameTiming, searchPath: String
  ) throws(FrameError) {
    let ffmpeg = try FFmpeg(searchPath: searchPath, for: draft.name)
    let codec = try ffmpeg.codec(for: container, name: draft.name)
    let arguments = FFmpeg.arguments(
      codec: codec, container: container, width: Self.even(width), height: Self.even(height),
      framesPerSecond: timing.framesPerSecond, output: draft.path)
    do { process = try FedProcess(executable: ffmpeg.executable, arguments: arguments) } catch {
      throw .ffmpegUnsuited(path: draft.name, reason: "\(ffmpeg.executable) does not run")
    }
    self.draft = draft
    self.width = width
    self.height = height
    lastFrameCount = timing.lastFrameCount
  }

  func append(_ frame: Image) throws(FrameError) {
    last = Self.bytes(of: frame.resized(width: width, height: height).flattened())
    try feedLast()
  }

  func finish() throws(FrameError) {
    for _ in 1..<lastFrameCount { try feedLast() }
    guard process.end() else { throw .ffmpegFailed(path: draft.name, reason: process.complaint) }
  }

  private func feedLast() throws(FrameError) {
    guard !process.feed(last) else { return }
    _ = process.end()
    throw .ffmpegFailed(path: draft.name, reason: process.complaint)
  }

  /// A side as yuv420p needs it, which has one colour for two pixels each way.
  private static func even(_ side: Int) -> Int { side + side % 2 }

  /// RGB bytes of an opaque picture, an odd side's last row or column twice.
  private static func bytes(of image: Image) -> [UInt8] {
    let (width, height) = (even(image.width), even(image.height))
    return [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, count in
      for y in 0..<height {
        for x in 0..<width {
          let source = (min(y, image.height - 1) * image.width + min(x, image.width - 1)) * 4
          let target = (y * width + x) * 3
          for channel in 0..<3 { buffer[target + channel] = image.pixels[source + channel] }
        }
      }
      count = width * height * 3
    }
  }
}
