import Foundation

/// One short sentence of a Foundation error, without domain names and object dumps.
package enum FileReason {
  package static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(place(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(let type, let context):
      "\(place(context.codingPath)) is not \(name(type))"
    case DecodingError.valueNotFound(let type, let context):
      "\(place(context.codingPath)) is null where \(name(type)) is needed"
    case DecodingError.dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "not valid JSON" : "\(place(context.codingPath)): \(context.debugDescription)"
    case let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile:
      "no such file or folder"
    case let error as CocoaError
    where error.code == .fileReadNoPermission || error.code == .fileWriteNoPermission:
      "permission denied"
    case let error as CocoaError where error.code == .fileWriteOutOfSpace: "no space left"
    default: error.localizedDescription
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? "" : ".") + key.stringValue
    }
  }

  private static func name(_ type: Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Float.Type, is Double.Type: "a number"
    case is Int.Type: "a whole number"
    default: "of the expected shape"
    }
  }
}
