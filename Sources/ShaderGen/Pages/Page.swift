import Foundation
import NCAModel

/// One HTML page that runs a model in a browser, offline.
public struct Page: Equatable, Sendable {
  /// The page's text.
  public let html: String

  /// Longest title in the window's bar and in links to the page, in characters.
  static let titleLimit = 120

  /// Puts a model into a template.
  ///
  /// - Throws: ``ExportError/brokenTemplate(_:)`` when the template lacks a part or a part would end its element.
  public init(_ model: PageModel, template: PageTemplate = .bundled) throws(ExportError) {
    try self.init(model, template: template, head: "")
  }

  /// Puts a model into a template.
  ///
  /// - Parameters:
  ///   - head: more elements for the page's head: trusted HTML.
  ///   - still: a PNG of what grows, for devices that cannot run the model; left out where there is no room for it.
  package init(
    _ model: PageModel, template: PageTemplate = .bundled, head: String, still: Data? = nil
  ) throws(ExportError) {
    for (name, text, end) in [
      ("style", template.style, "</style"), ("script", template.script, "</script"),
    ] where text.lowercased().contains(end) {
      throw .brokenTemplate("the \(name) holds \(end)")
    }
    let page = try Self.text(model, template, head)
    var shown = model
    shown.still = still.map { "data:image/png;base64,\($0.base64EncodedString())" }
    let whole = try Self.text(shown, template, head)
    html = whole.utf8.count <= Self.sizeGoal(model) ? whole : page
  }

  /// Bytes that a page with a still takes at most.
  private static func sizeGoal(_ model: PageModel) -> Int { (model.channels > 4 ? 60 : 30) * 1024 }

  private static func text(_ model: PageModel, _ template: PageTemplate, _ head: String) throws(ExportError) -> String {
    let json: String
    do { json = try Escaping.json(model) } catch { throw .brokenTemplate("\(error)") }
    let parts = [
      "title": Escaping.html(title(model)), "description": Escaping.html(description(model)),
      "head": head, "model": json, "policy": template.policy(allowing: ["img-src data: blob:", "media-src blob:"]),
      "style": template.style, "script": template.script,
    ]
    return try TemplateText.filled(template.page, parts)
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
