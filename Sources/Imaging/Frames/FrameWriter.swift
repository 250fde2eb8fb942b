/// Takes the pictures of a sequence one after the other and makes something of them.
///
/// After an error, or without ``finish()``, nothing is left of what was appended.
public protocol FrameWriter: Sendable {
  /// Adds the next picture.
  mutating func append(_ frame: Image) throws
  /// Completes the sequence; the last call to a writer that has not failed.
  mutating func finish() throws
}

/// What fills a draft with frames in one format; letting go of it stops all that it has begun.
protocol FrameEncoder: AnyObject {
  /// Adds the next picture, of any size, perhaps transparent.
  func append(_ frame: Image) throws(FrameError)
  /// Completes the draft, which holds one frame at least.
  func finish() throws(FrameError)
}
