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
    try self.init(model, template: template, head: "", stills: [])
  }

  /// Puts a model into a template.
  ///
  /// - Parameters:
  ///   - head: more elements for the page's head: trusted HTML.
  ///   - stills: WebP files, the best first, of a square of the texture that tiles: the icon, and what devices show that
  ///     cannot run the model. The page takes the first that it has room for.
  package init(
    _ model: PageModel, template: PageTemplate = .bundled, head: String, stills: [Data]
  ) throws(ExportError) {
    for (name, text, end) in [
      ("style", template.style, "</style"), ("script", template.script, "</script"),
    ] where text.lowercased().contains(end) {
      throw .brokenTemplate("the \(name) holds \(end)")
    }
    let page = { (icon: String) throws(ExportError) in try Self.text(model, template, head, icon) }
    let bare = try page("data:,")
    let room = Self.sizeGoal(model) - bare.utf8.count
    let icons = stills.map { "data:image/webp;base64,\($0.base64EncodedString())" }
    let icon = icons.first { $0.utf8.count <= room } ?? icons.last
    html = try icon.map { (icon) throws(ExportError) in try page(icon) } ?? bare
  }

  /// Bytes that a page takes at most, if the smallest still lets it.
  private static func sizeGoal(_ model: PageModel) -> Int { (model.channels > 4 ? 60 : 30) * 1024 }

  private static func text(
    _ model: PageModel, _ template: PageTemplate, _ head: String, _ icon: String
  ) throws(ExportError) -> String {
    let json: String
    do { json = try Escaping.json(model) } catch { throw .brokenTemplate("\(error)") }
    let parts = [
      "title": Escaping.html(title(model)), "description": Escaping.html(description(model)),
      "head": head, "icon": icon, "model": json, "policy": template.policy(allowing: ["img-src data: blob:", "media-src blob:"]),
      "style": template.style, "script": template.script,
    ]
    return try TemplateText.filled(template.page, parts)
  }

  /// What the window's bar shows.
  package static func title(_ model: PageModel) -> String { cut(model.name) }

  /// One sentence for those who have not opened the page.
  package static func description(_ model: PageModel) -> String {
    let author = model.author.map { " by " + cut($0) } ?? ""
    return "\(title(model))\(author), a living texture that grows and heals itself."
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count > titleLimit
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(titleLimit - 1))) + "…" : text
  }
}
