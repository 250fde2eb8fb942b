import ShaderGen
import WebPlayer

/// The page that leads to all others of a gallery.
public struct GalleryIndex: Equatable, Sendable {
  /// One texture: its names are a stranger's, its file is ours.
  package struct Entry: Equatable, Sendable {
    let title: String
    let byline: String
    /// Its page's and picture's name without extension.
    let file: String

    package init(page: PageModel, file: String) {
      title = Page.title(page)
      byline = [page.author, page.license].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
      self.file = file
    }

    var html: String {
      let size = "width=\"\(Poster.thumbnail.width)\" height=\"\(Poster.thumbnail.height)\""
      return
        "<li><a href=\"\(file).html\"><span class=\"frame\"><img src=\"\(file).png\" alt=\"\" \(size) loading=\"lazy\">"
        + "</span><span class=\"name\">\(Escaping.html(title))</span>"
        + (byline.isEmpty ? "" : "<span class=\"byline\">\(Escaping.html(byline))</span>") + "</a></li>"
    }
  }

  let title: String
  let entries: [Entry]
  let site: SiteURL?

  package init(title: String, entries: [Entry], site: SiteURL?) {
    self.title = title
    self.entries = entries
    self.site = site
  }

  /// The page's text.
  ///
  /// - Throws: ``ExportError/brokenTemplate(_:)``
  package func html(_ template: PageTemplate) throws(ExportError) -> String {
    let count =
      entries.count == 1
      ? "One texture that grows and heals itself" : "\(entries.count) textures that grow and heal themselves"
    let description = "\(count), each drawn by a neural cellular automaton."
    let card = site.map { site in
      SiteCard(
        title: title, description: description, address: site.address(of: nil),
        picture: site.address(of: entries[0].file + "-card.png"))
    }
    return try TemplateText.filled(
      template.page,
      [
        "title": Escaping.html(title), "description": Escaping.html(description), "head": card?.html ?? "",
        "policy": template.policy(allowing: ["img-src 'self'", "frame-src 'self'"]), "style": template.style,
        "script": template.script,
        "entries": entries.map(\.html).joined(separator: "\n"),
      ])
  }
}

extension PageTemplate {
  /// The index that this release ships.
  public static var gallery: PageTemplate {
    PageTemplate(page: WebPlayer.galleryPage, style: WebPlayer.galleryStyle, script: WebPlayer.galleryScript)
  }
}
