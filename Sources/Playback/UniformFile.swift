import Foundation
import Preview

/// Uniforms' values by name, as a JSON file gives them.
public struct UniformFile: Sendable {
  public let values: [String: UniformValue]

  /// - Throws: ``PlaybackError`` for a file that cannot be read or is no such object.
  public init(path: String) throws(PlaybackError) {
    let bytes = try InputFile.bytes(path: path)
    do {
      values = try JSONDecoder().decode([String: UniformValue].self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .malformedUniforms(path: path, reason: Self.reason(error))
    } catch {
      throw .malformedUniforms(path: path, reason: "not JSON")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "not an object" : "\(path) is no number, boolean, array or object"
    default: return "not JSON"
    }
  }
}
