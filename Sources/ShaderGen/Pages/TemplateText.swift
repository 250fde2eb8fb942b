/// Texts with tokens in double braces, each of which stands for a part.
package enum TemplateText {
  /// The template with each token's part in its place, in one pass: what a part holds is never expanded.
  ///
  /// - Throws: ``ExportError/brokenTemplate(_:)`` for a token without part or a part without token.
  package static func filled(_ template: String, _ parts: [String: String]) throws(ExportError) -> String {
    var result = ""
    var used: Set<String> = []
    var rest = template[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      let token = String(rest[open.upperBound..<close.lowerBound])
      result += rest[..<open.lowerBound]
      guard let part = parts[token] else {
        throw .brokenTemplate("unknown part {{\(token.prefix(40))}}")
      }
      result += part
      used.insert(token)
      rest = rest[close.upperBound...]
    }
    if let missing = parts.keys.sorted().first(where: { !used.contains($0) }) {
      throw .brokenTemplate("no part {{\(missing)}}")
    }
    return result + rest
  }
}
