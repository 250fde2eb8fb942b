import Foundation

/// JSON that goes along with shaders.
enum JSONText {
  /// A value of strings, finite numbers and arrays of them, which cannot fail to encode, for people to read.
  static func pretty(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { preconditionFailure("text that is no JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}
