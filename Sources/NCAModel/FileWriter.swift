import Foundation

/// Writes a set of files whole: all are checked and laid beside their places first, then renamed.
package struct FileWriter {
  package private(set) var files: [(path: String, data: Data)] = []
  private var folders: [String] = []
  /// Files that no output may replace.
  private let protected: [String]

  package init(protecting paths: [String]) { protected = paths }

  /// Adds a folder that ``write()`` makes when it is missing.
  package mutating func addFolder(_ path: String) throws(FileWriterError) {
    // The nearest thing that exists must be a folder.
    var ancestor = Self.absolute(path)
    while !FileManager.default.fileExists(atPath: ancestor), ancestor != "/" {
      ancestor = Self.parent(ancestor)
    }
    guard Self.kind(ancestor) == .typeDirectory else { throw .notAFolder(path: path) }
    folders.append(path)
  }

  /// Adds a file, once it is clear that nothing stands in its way.
  package mutating func add(_ data: Data, path: String) throws(FileWriterError) {
    let place = Self.place(path)
    let manager = FileManager.default
    for input in protected where place == Self.place(input) || Self.isSameFile(place, input) {
      throw .overwritesInput(path: path)
    }
    guard !files.contains(where: { Self.place($0.path) == place }) else {
      throw .sameOutput(path: path)
    }
    if let kind = Self.kind(place) {
      guard kind == .typeRegular else { throw .notAFile(path: path) }
      guard manager.isWritableFile(atPath: place) else {
        throw .unwritable(path: path, reason: "permission denied")
      }
    } else if path.isEmpty || path.hasSuffix("/") {
      throw .notAFile(path: path)
    }
    files.append((path, data))
  }

  /// Writes everything, or leaves everything as it was.
  package func write() throws(FileWriterError) {
    let manager = FileManager.default
    let made = try makeFolders()
    var drafts: [(draft: String, path: String, place: String)] = []
    do throws(FileWriterError) {
      for file in files {
        let place = Self.place(file.path)
        let draft = Self.parent(place) + "/.nca-draft-" + UUID().uuidString
        drafts.append((draft, file.path, place))
        do { try file.data.write(to: URL(fileURLWithPath: draft)) } catch {
          throw .unwritable(path: file.path, reason: FileReason.describe(error))
        }
      }
      for draft in drafts where rename(draft.draft, draft.place) != 0 {
        throw .unwritable(path: draft.path, reason: String(cString: strerror(errno)))
      }
    } catch {
      for draft in drafts { try? manager.removeItem(atPath: draft.draft) }
      Self.remove(made)
      throw error
    }
  }

  /// Makes the folders; returns the topmost of those that did not exist before.
  private func makeFolders() throws(FileWriterError) -> [String] {
    var made: [String] = []
    for folder in folders {
      var missing: String?
      var path = Self.absolute(folder)
      while !FileManager.default.fileExists(atPath: path) {
        missing = path
        path = Self.parent(path)
      }
      guard let missing else { continue }
      made.append(missing)
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        Self.remove(made)
        throw .unwritable(path: folder, reason: FileReason.describe(error))
      }
    }
    return made
  }

  private static func remove(_ paths: [String]) {
    for path in paths { try? FileManager.default.removeItem(atPath: path) }
  }
}

extension FileWriter {
  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private static func parent(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Where a write lands: links lead to the file that they name.
  private static func place(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  private static func kind(_ path: String) -> FileAttributeType? {
    try? FileManager.default.attributesOfItem(atPath: place(path))[.type] as? FileAttributeType
  }

  /// Whether two paths are hard links of one file.
  private static func isSameFile(_ a: String, _ b: String) -> Bool {
    let ids = [a, b].map { path -> [Int]? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let device = attributes?[.systemNumber] as? Int,
        let file = attributes?[.systemFileNumber] as? Int
      else { return nil }
      return [device, file]
    }
    return ids[0] != nil && ids[0] == ids[1]
  }
}

/// Why a set of files could not be written.
package enum FileWriterError: Error, Equatable {
  /// The output is a file that is read.
  case overwritesInput(path: String)
  /// Two outputs would be written to one file.
  case sameOutput(path: String)
  /// A folder, a device or another thing that is no file stands where the output goes.
  case notAFile(path: String)
  /// A file stands where a folder goes, or one of its parents is no folder.
  case notAFolder(path: String)
  case unwritable(path: String, reason: String)
}
