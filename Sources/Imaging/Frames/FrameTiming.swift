/// When frames are shown and for how long.
struct FrameTiming {
  var framesPerSecond: Double
  /// How long the last frame stays, if that is longer than the others do.
  var lastFrameSeconds: Double

  /// How often a video repeats the last frame so that it stays long enough; 1 at least.
  var lastFrameCount: Int { max(1, Int((lastFrameSeconds * framesPerSecond).rounded())) }

  /// The hundredth of a second, a GIF's unit, in which a frame begins.
  func hundredths(atFrame index: Int) -> Int {
    Int((Double(index) * 100 / framesPerSecond).rounded())
  }

  /// How long a GIF shows the last frame, in hundredths of a second.
  var lastFrameHundredths: Int { Int((max(1 / framesPerSecond, lastFrameSeconds) * 100).rounded()) }
}
