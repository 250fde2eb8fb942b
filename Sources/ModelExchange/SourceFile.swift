import Foundation
import NCAModel

/// A file that may hold models of another program.
struct SourceFile {
  /// What a file is, by its content.
  enum Kind: Equatable { case textureModels, safetensors }

  let path: String
  let data: Data
  let kind: Kind

  /// Largest file that is read, in bytes.
  static let byteLimit = 64 << 20

  init(path: String) throws(ImportError) {
    self.path = path
    data = try Self.bytes(path)
    kind = try Self.kind(data, path)
  }

  /// The file's name without folder and extension.
  var stem: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }

  private static func bytes(_ path: String) throws(ImportError) -> Data {
    do {
      // Links are followed, and what waits for a writer is not opened.
      let attributes = try FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw ImportError.unreadable(path: path, reason: "it is not a regular file")
      }
      if let bytes = attributes[.size] as? Int, bytes > byteLimit {
        throw ImportError.tooLarge(path: path, bytes: bytes)
      }
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as ImportError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: FileReason.describe(error))
    }
  }

  private static func kind(_ data: Data, _ path: String) throws(ImportError) -> Kind {
    // A zip archive, or a pickle of protocol 2 or later.
    if data.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .pytorch(path: path) }
    if data.first == 0x80, data.count > 1, (2...5).contains(data[1]) { throw .pytorch(path: path) }
    // A header's length, whose high bytes are zero, then the header itself.
    if data.count > 8, data[5] == 0, data[6] == 0, data[7] == 0, data[8] == UInt8(ascii: "{") { return .safetensors }
    guard data.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else {
      throw .unknownKind(path: path)
    }
    if (try? JSONDecoder().decode(ModelHeader.self, from: data))?.format == ModelFile.formatName {
      throw .alreadyAModel(path: path)
    }
    return .textureModels
  }

  private struct ModelHeader: Decodable { let format: String }
}
