import Foundation
import NCAModel

/// Finds out before hours of work whether their result can be written.
enum OutputCheck {
  static func file(_ path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw ModelFileError.unwritable(path: path, reason: "it is a folder")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw ModelFileError.unwritable(path: path, reason: "there is no folder \(folder)")
    }
    guard canCreateFile(in: folder) else {
      throw ModelFileError.unwritable(path: path, reason: "no file can be made in \(folder)")
    }
  }

  /// Tries it: permissions alone do not tell, of root or of a read-only file system.
  private static func canCreateFile(in folder: String) -> Bool {
    let probe = URL(fileURLWithPath: folder).appendingPathComponent(".nca-\(UUID().uuidString)").path
    guard FileManager.default.createFile(atPath: probe, contents: nil) else { return false }
    return (try? FileManager.default.removeItem(atPath: probe)) != nil
  }

  /// A folder that exists or can be made.
  static func folder(_ path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw RunDirectoryError.unwritable(path: path, reason: "it is a file, not a folder")
      }
      guard canCreateFile(in: path) else {
        throw RunDirectoryError.unwritable(path: path, reason: "no file can be made in it")
      }
      return
    }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard parent != path else { throw RunDirectoryError.unwritable(path: path, reason: "no such folder") }
    try Self.folder(parent)
  }
}
