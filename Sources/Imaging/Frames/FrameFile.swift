import Foundation
import Synchronization

/// Writes a sequence of pictures as one file, whole or not at all: animation, video or contact sheet.
///
/// Frames go to a hidden draft beside the file as they come, so that memory stays bounded; ``finish()`` puts
/// the draft in the file's place. A draft that is not finished vanishes with the last reference to this object.
///
/// ```swift
/// let file = try FrameFile(path: "blink.gif", width: 64, height: 64, framesPerSecond: 2)
/// for color in [RGBColor.white, .black] { try file.append(Image(width: 64, height: 64, color: color)) }
/// try file.finish()
/// ```
public final class FrameFile: FrameWriter {
  /// Frames per second that every format can say; a GIF leaves frames out to show at most 50.
  public static let frameRates = 0.1...120.0

  private let state: Mutex<FrameFileState>

  /// Checks that the file can be written, as the format that its extension asks for, and begins it.
  ///
  /// - Parameters:
  ///   - path: a name that ends in `.png`, `.gif`, `.mp4`, `.webm` or `.mkv`; see ``FrameFormat``.
  ///   - width: pixels of every frame; one that differs is resized to it, whatever its shape. A contact sheet
  ///     shows frames smaller; a video repeats the last column or row where a side is odd.
  ///   - height: likewise.
  ///   - framesPerSecond: in ``frameRates``; a contact sheet ignores it.
  ///   - lastFrameSeconds: how long the last frame stays, if longer than the others do; at most 600.
  /// - Throws: ``FrameError`` when the file cannot be made, for a video also when ffmpeg is not installed.
  public convenience init(
    path: String, width: Int, height: Int, framesPerSecond: Double = 25, lastFrameSeconds: Double = 0
  ) throws(FrameError) {
    try self.init(
      path: path, width: width, height: height, framesPerSecond: framesPerSecond, lastFrameSeconds: lastFrameSeconds,
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  /// Looks for ffmpeg in the folders of `searchPath`, which colons separate.
  package init(
    path: String, width: Int, height: Int, framesPerSecond: Double = 25, lastFrameSeconds: Double = 0,
    searchPath: String
  ) throws(FrameError) {
    precondition(width > 0 && height > 0)
    precondition(Self.frameRates.contains(framesPerSecond) && (0...600).contains(lastFrameSeconds))
    let format = try FrameFormat(path: path)
    guard width <= ImageFile.sideLimit, height <= ImageFile.sideLimit, width * height <= ImageFile.pixelLimit else {
      throw .tooManyPixels(path: path, width: width, height: height)
    }
    let timing = FrameTiming(framesPerSecond: framesPerSecond, lastFrameSeconds: lastFrameSeconds)
    let draft = try Draft(for: path)
    let encoder: any FrameEncoder =
      switch format {
      case .contactSheet: ContactSheetEncoder(draft: draft, width: width, height: height)
      case .gif: try GIFEncoder(draft: draft, width: width, height: height, timing: timing)
      case .video(let container):
        try VideoEncoder(
          draft: draft, container: container, width: width, height: height, timing: timing, searchPath: searchPath)
      }
    state = Mutex(.open(encoder, draft, frameCount: 0))
  }

  /// Adds the next picture; what is transparent in it shows white.
  ///
  /// - Throws: ``FrameError``; all that follows then throws the same, and the draft is gone.
  public func append(_ frame: Image) throws(FrameError) {
    try state.withLock { state throws(FrameError) in try state.append(frame) }
  }

  /// Completes the file and puts it in its place; the last call.
  ///
  /// - Throws: ``FrameError``, ``FrameError/noFrames(path:)`` when none was appended.
  public func finish() throws(FrameError) {
    try state.withLock { state throws(FrameError) in try state.finish() }
  }
}

/// How far a file of frames is.
private enum FrameFileState {
  case open(any FrameEncoder, Draft, frameCount: Int)
  case failed(FrameError)
  case finished

  mutating func append(_ frame: Image) throws(FrameError) {
    let (encoder, draft, frameCount) = try opened()
    do throws(FrameError) { try encoder.append(frame) } catch {
      // Lets go of encoder and draft: what they have made is removed.
      self = .failed(error)
      throw error
    }
    self = .open(encoder, draft, frameCount: frameCount + 1)
  }

  mutating func finish() throws(FrameError) {
    let (encoder, draft, frameCount) = try opened()
    do throws(FrameError) {
      guard frameCount > 0 else { throw .noFrames(path: draft.name) }
      try encoder.finish()
      try draft.commit()
    } catch {
      self = .failed(error)
      throw error
    }
    self = .finished
  }

  private func opened() throws(FrameError) -> (any FrameEncoder, Draft, Int) {
    switch self {
    case .open(let encoder, let draft, let frameCount): return (encoder, draft, frameCount)
    case .failed(let error): throw error
    case .finished: preconditionFailure("the file is finished already")
    }
  }
}
