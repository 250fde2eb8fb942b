import NCAModel
import WebPlayer

/// One HTML page that runs a model in a browser, offline.
public struct Page: Equatable, Sendable {
  /// The page's parts as they stand in the folder `web`.
  public struct Template: Equatable, Sendable {
    /// HTML with a token `{{title}}`, `{{description}}`, `{{head}}`, `{{policy}}`, `{{style}}`, `{{model}}` or `{{script}}` for each part.
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
    try self.init(model, template: template, head: "")
  }

  /// Puts a model into a template, with more elements in its head: trusted HTML.
  package init(_ model: PageModel, template: Template = .bundled, head: String) throws(ExportError) {
    for (name, text, end) in [
      ("style", template.style, "</style"), ("script", template.script, "</script"),
    ] where text.lowercased().contains(end) {
      throw .brokenTemplate("the \(name) holds \(end)")
    }
    let json: String
    do { json = try Escaping.json(model) } catch { throw .brokenTemplate("\(error)") }
    let parts = [
      "title": Escaping.html(Self.title(model)), "description": Escaping.html(Self.description(model)),
      "head": head, "model": json, "policy": template.policy, "style": template.style, "script": template.script,
    ]
    html = try TemplateText.filled(template.page, parts)
  }

  /// What the window's bar shows.
  package static func title(_ model: PageModel) -> String { cut(model.name) }

  /// One sentence for those who have not opened the page.
  package static func description(_ model: PageModel) -> String {
    let author = model.author.map { " by " + cut($0) } ?? ""
    return "\(title(model))\(author): a texture that grows and heals itself, drawn by a neural cellular automaton."
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count > titleLimit
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(titleLimit - 1))) + "…" : text
  }
}
