/// ffmpeg's encoders that are used here, with settings under which compression is hardly seen.
enum VideoCodec: String, CaseIterable {
  case x264 = "libx264"
  case mpeg4 = "mpeg4"
  case vp9 = "libvpx-vp9"
  case vp8 = "libvpx"

  /// The codecs that players of a container know, best first.
  static func candidates(for container: VideoContainer) -> [VideoCodec] {
    switch container {
    case .mp4, .mkv: [.x264, .mpeg4]
    case .webm: [.vp9, .vp8]
    }
  }

  /// The weights of red, green and blue in luma, by a name that ffmpeg knows.
  var colorMatrix: String {
    switch self {
    case .x264, .mpeg4, .vp9: "bt709"
    // VP8 knows no other (RFC 6386, 9.2).
    case .vp8: "smpte170m"
    }
  }

  /// The encoder and its quality.
  var arguments: [String] {
    let quality =
      switch self {
      case .x264: ["-preset", "medium", "-crf", "18"]
      case .mpeg4: ["-q:v", "2"]
      case .vp9: ["-crf", "24", "-b:v", "0", "-deadline", "good", "-cpu-used", "4", "-row-mt", "1"]
      // VP8 takes the rate for an upper limit.
      case .vp8: ["-crf", "8", "-b:v", "20M", "-deadline", "good", "-cpu-used", "4"]
      }
    return ["-codec:v", rawValue] + quality
  }
}

extension VideoContainer {
  /// ffmpeg's name of the container, and what makes its files start at once in a browser.
  var arguments: [String] {
    switch self {
    case .mp4: ["-movflags", "+faststart", "-f", "mp4"]
    case .webm: ["-f", "webm"]
    case .mkv: ["-f", "matroska"]
    }
  }
}
