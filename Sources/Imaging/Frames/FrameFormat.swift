import Foundation

/// The kinds of file that a sequence of pictures can be written as.
public enum FrameFormat: Hashable, Sendable {
  /// One PNG that shows the frames side by side as thumbnails.
  case contactSheet
  /// An animation that every browser plays, 256 colours a frame.
  case gif
  /// A film; needs the program ffmpeg.
  case video(VideoContainer)

  /// The format that a file's name asks for by its extension, in capital letters or small ones.
  ///
  /// - Throws: ``FrameError/unknownFormat(path:)`` for any other extension and for none.
  public init(path: String) throws(FrameError) {
    let fileExtension = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard let format = Self.all.first(where: { $0.fileExtension == fileExtension }) else {
      throw .unknownFormat(path: path)
    }
    self = format
  }

  /// What a file's name ends in, without the dot.
  public var fileExtension: String {
    switch self {
    case .contactSheet: "png"
    case .gif: "gif"
    case .video(let container): container.rawValue
    }
  }

  private static var all: [FrameFormat] {
    [.contactSheet, .gif] + VideoContainer.allCases.map { .video($0) }
  }

  /// All extensions for a sentence.
  static var listing: String {
    let names = all.map { "." + $0.fileExtension }
    return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}

/// The kinds of video file, named by their extension.
public enum VideoContainer: String, CaseIterable, Sendable {
  case mp4, webm, mkv
}
