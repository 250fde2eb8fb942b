import Foundation
import NCAModel

/// Writes a set of files whole: all are laid beside their places first, then renamed.
struct OutputFiles {
  private(set) var files: [(path: String, data: Data)] = []
  private var folder: String?
  /// The file that no output may replace.
  private let protected: String

  init(protecting path: String) { protected = path }

  /// Adds a folder that ``write()`` makes when it is missing.
  mutating func addFolder(_ path: String) throws(ImportError) {
    if let kind = Self.kind(path), kind != .typeDirectory { throw .notAFolder(path: path) }
    folder = path
  }

  /// Adds a file, once it is clear that nothing stands in its way.
  mutating func add(_ data: Data, path: String) throws(ImportError) {
    guard Self.place(path) != Self.place(protected) else { throw .overwritesSource(path: path) }
    if let kind = Self.kind(path) {
      guard kind == .typeRegular else { throw .notAFile(path: path) }
    } else if path.isEmpty || path.hasSuffix("/") {
      throw .notAFile(path: path)
    }
    files.append((path, data))
  }

  /// Writes everything, or leaves everything as it was.
  func write() throws(ImportError) {
    let manager = FileManager.default
    let isNew = folder.map { !manager.fileExists(atPath: $0) } ?? false
    var drafts: [(draft: String, path: String, place: String)] = []
    do {
      if let folder, isNew {
        do { try manager.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
          throw ImportError.unwritable(path: folder, reason: FileReason.describe(error))
        }
      }
      for file in files {
        let place = Self.place(file.path)
        let draft = URL(fileURLWithPath: place).deletingLastPathComponent().path + "/.nca-import-" + UUID().uuidString
        drafts.append((draft, file.path, place))
        do { try file.data.write(to: URL(fileURLWithPath: draft)) } catch {
          throw ImportError.unwritable(path: file.path, reason: FileReason.describe(error))
        }
      }
      for draft in drafts where rename(draft.draft, draft.place) != 0 {
        throw ImportError.unwritable(path: draft.path, reason: String(cString: strerror(errno)))
      }
    } catch {
      for draft in drafts { try? manager.removeItem(atPath: draft.draft) }
      if let folder, isNew { try? manager.removeItem(atPath: folder) }
      throw error as? ImportError ?? .unwritable(path: files.first?.path ?? "", reason: FileReason.describe(error))
    }
  }

  /// Where a write lands: links lead to the file that they name.
  private static func place(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  private static func kind(_ path: String) -> FileAttributeType? {
    try? FileManager.default.attributesOfItem(atPath: place(path))[.type] as? FileAttributeType
  }
}
