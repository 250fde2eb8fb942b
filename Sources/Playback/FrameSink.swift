import Foundation
import Imaging

/// Where frames go: one picture, a film, or a folder of pictures.
public final class FrameSink {
  private enum Kind {
    /// The last frame alone.
    case picture(String)
    case film(FrameFile)
    case folder(URL)
  }

  private let kind: Kind
  private var last: Image?

  /// What is to become of frames.
  public enum Selection: Sendable {
    case last
    case all
  }

  /// Checks that the place can be written to.
  ///
  /// - Parameters:
  ///   - path: `.png` for the last frame or, of all, a contact sheet; `.gif`, `.mp4`, `.webm` and `.mkv` for all
  ///     frames; a name without extension for a folder, made when it is missing, of all frames as PNG.
  ///   - selection: whether a picture shows the last frame or all.
  /// - Throws: ``FrameError`` and ``PlaybackError``.
  public init(
    path: String, width: Int, height: Int, framesPerSecond: Double, selection: Selection
  ) throws {
    let url = URL(fileURLWithPath: path)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    if exists && isDirectory.boolValue || !exists && url.pathExtension.isEmpty {
      do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
        throw PlaybackError.unwritable(path: path, reason: "the folder cannot be made")
      }
      kind = .folder(url)
    } else if try FrameFormat(path: path) == .contactSheet, selection == .last {
      kind = .picture(path)
    } else {
      kind = .film(try FrameFile(path: path, width: width, height: height, framesPerSecond: framesPerSecond))
    }
  }

  /// Whether every frame is wanted, or the last one alone.
  public var wantsAll: Bool { if case .picture = kind { false } else { true } }

  /// Adds a frame.
  ///
  /// - Parameter number: names its file in a folder.
  public func append(_ image: Image, number: Int) throws {
    switch kind {
    case .picture: last = image
    case .film(let file): try file.append(image)
    case .folder(let folder):
      let digits = String(number)
      let name = "frame-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".png"
      try ImageFile.writePNG(image, path: folder.appending(path: name).relativePath)
    }
  }

  /// Puts the file in its place.
  public func finish() throws {
    switch kind {
    case .picture(let path): if let last { try ImageFile.writePNG(last, path: path) }
    case .film(let file): try file.finish()
    case .folder: break
    }
  }
}
