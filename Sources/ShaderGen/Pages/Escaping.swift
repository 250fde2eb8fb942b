import Foundation

/// Text of a stranger made fit for its place in a page.
package enum Escaping {
  /// Text for HTML content or a quoted attribute: one line, without control characters, with entities.
  package static func html(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": result += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// JSON for a `<script>` element, where nothing may end the element or open a comment, nor end a line of JavaScript.
  ///
  /// JSON has these characters inside strings alone, so that a `\u` escape can stand for them.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var result = ""
    let scalars = Array(String(decoding: try encoder.encode(value), as: UTF8.self).unicodeScalars)
    for (scalar, next) in zip(scalars, scalars.dropFirst().map(Optional.some) + [nil]) {
      switch scalar {
      // Shaders compare numbers: before one, or before another, it opens nothing.
      case "<" where next.map { $0 == "<" || ("0"..."9").contains($0) } ?? false: result += "<"
      case "<", "\u{2028}", "\u{2029}":
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
