import NCAModel
import WebPlayer

/// One HTML page that runs a model in a browser, offline.
public struct Page: Equatable, Sendable {
  /// The page's parts as they stand in the folder `web`.
  public struct Template: Equatable, Sendable {
    /// HTML with a token `{{title}}`, `{{description}}`, `{{policy}}`, `{{style}}`, `{{model}}` or `{{script}}` for each part.
    public var page: String
    public var style: String
    public var script: String

    public init(page: String, style: String, script: String) {
      self.page = page
      self.style = style
      self.script = script
    }

    /// The player that this release ships.
    public static var bundled: Template {
      Template(page: WebPlayer.page, style: WebPlayer.style, script: WebPlayer.script)
    }

    /// What the page may do: run its own script, wear its own style, show pictures and films that it holds itself.
    var policy: String {
      [
        "default-src 'none'", "script-src \(SHA256.source(of: script))", "style-src \(SHA256.source(of: style))",
        "img-src data: blob:", "media-src blob:", "base-uri 'none'", "form-action 'none'",
      ].joined(separator: ";")
    }
  }

  /// The page's text.
  public let html: String

  /// Longest title in the window's bar and in links to the page, in characters.
  static let titleLimit = 120

  /// Puts a model into a template.
  ///
  /// - Throws: ``ExportError/brokenTemplate(_:)`` when the template lacks a part or a part would end its element.
  public init(_ model: PageModel, template: Template = .bundled) throws(ExportError) {
    for (name, text, end) in [
      ("style", template.style, "</style"), ("script", template.script, "</script"),
    ] where text.lowercased().contains(end) {
      throw .brokenTemplate("the \(name) holds \(end)")
    }
    let json: String
    do { json = try Escaping.json(model) } catch { throw .brokenTemplate("\(error)") }
    let title = Self.cut(model.name)
    let author = model.author.map { " by " + Self.cut($0) } ?? ""
    let description =
      "\(title)\(author): a texture that grows and heals itself, drawn by a neural cellular automaton."
    let parts = [
      "title": Escaping.html(title), "description": Escaping.html(description), "model": json,
      "policy": template.policy, "style": template.style, "script": template.script,
    ]
    html = try Self.filled(template.page, parts)
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count > titleLimit
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(titleLimit - 1))) + "…" : text
  }

  /// The template with each token's part in its place, in one pass: what a part holds is never expanded.
  private static func filled(_ template: String, _ parts: [String: String]) throws(ExportError) -> String {
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
