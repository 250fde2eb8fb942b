import Foundation

/// The program ffmpeg, found and asked what it can do.
struct FFmpeg {
  let executable: String
  private let encoders: Set<Substring>

  /// Finds ffmpeg in folders separated by colons and lists its encoders; `name` is what errors call the video.
  ///
  /// - Throws: ``FrameError/ffmpegMissing(path:)``, ``FrameError/ffmpegUnsuited(path:reason:)``.
  init(searchPath: String, for name: String) throws(FrameError) {
    // An empty folder would mean the current one, where anybody's ffmpeg may lie.
    let candidates = searchPath.split(separator: ":").map { "\($0)/ffmpeg" }
    guard let executable = candidates.first(where: Self.isProgram) else { throw .ffmpegMissing(path: name) }
    self.executable = executable

    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = ["-nostdin", "-hide_banner", "-loglevel", "error", "-encoders"]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      // A line: " V....D libx264   libx264 H.264 / AVC / ...".
      encoders = Set(text.split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst().first })
    } catch {
      throw .ffmpegUnsuited(path: name, reason: "\(executable) does not run")
    }
  }

  /// The best codec for a container that this ffmpeg can encode.
  func codec(for container: VideoContainer, name: String) throws(FrameError) -> VideoCodec {
    let candidates = VideoCodec.candidates(for: container)
    guard let codec = candidates.first(where: { encoders.contains(Substring($0.rawValue)) }) else {
      let names = candidates.map(\.rawValue).joined(separator: " nor ")
      throw .ffmpegUnsuited(path: name, reason: "\(executable) has no encoder \(names)")
    }
    return codec
  }

  /// Reads raw RGB frames from its standard input and encodes them into a file.
  static func arguments(
    codec: VideoCodec, container: VideoContainer, width: Int, height: Int, framesPerSecond: Double, output: String
  ) -> [String] {
    let input = ["-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", "\(width)x\(height)"]
    // Players take what is not labelled for the colours of old or of new television, as they please.
    let conversion = "scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=\(codec.colorMatrix):out_range=tv"
    let labels = [
      "-color_primaries", "bt709", "-color_trc", "iec61966-2-1", "-colorspace", codec.colorMatrix, "-color_range", "tv",
    ]
    return ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
      + input + ["-framerate", "\(framesPerSecond)", "-i", "pipe:0", "-an"]
      + ["-vf", conversion, "-pix_fmt", "yuv420p"] + labels + codec.arguments + container.arguments
      // The prefix keeps a colon or a percent sign in a folder's name from meaning anything.
      + ["file:" + output]
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
