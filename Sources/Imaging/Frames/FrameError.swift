/// Why a sequence of pictures could not be written; what was there before is still there.
public enum FrameError: Error, Equatable, CustomStringConvertible {
  /// A name whose extension says no format that is written here.
  case unknownFormat(path: String)
  /// The file cannot be made or filled.
  case unwritable(path: String, reason: String)
  /// Frames of more pixels than ``ImageFile/sideLimit`` or ``ImageFile/pixelLimit`` allow.
  case tooManyPixels(path: String, width: Int, height: Int)
  /// A video is wanted and no program ffmpeg is found.
  case ffmpegMissing(path: String)
  /// The ffmpeg that was found does not run or cannot write this kind of video.
  case ffmpegUnsuited(path: String, reason: String)
  /// ffmpeg gave up; the reason is its own.
  case ffmpegFailed(path: String, reason: String)
  /// The sequence ended before its first frame.
  case noFrames(path: String)

  /// One line: where, what is wrong, what to do.
  public var description: String {
    let text =
      switch self {
      case .unknownFormat(let path):
        "\(path): not a name for frames; let it end in \(FrameFormat.listing)"
      case .unwritable(let path, let reason):
        "\(path): cannot be written: \(reason)"
      case .tooManyPixels(let path, let width, let height):
        "\(path): \(width)x\(height) pixels a frame is too large (at most \(ImageFile.sideLimit) a side and \(ImageFile.pixelLimit) in all); make it smaller"
      case .ffmpegMissing(let path):
        "\(path): a video needs the program ffmpeg, which is not found; install it (Debian: apt install ffmpeg), or write .gif or .png"
      case .ffmpegUnsuited(let path, let reason):
        "\(path): the installed ffmpeg cannot be used: \(reason); install another (Debian: apt install ffmpeg), or write .gif or .png"
      case .ffmpegFailed(let path, let reason):
        "\(path): ffmpeg failed: \(reason)"
      case .noFrames(let path):
        "\(path): not written: there was no frame"
      }
    // A file's name may hold line breaks and terminal escapes: a message stays one plain line.
    return text.plainLine
  }
}
