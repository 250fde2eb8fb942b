import ShaderGen

/// What a page tells those who show a link to it: Open Graph and Twitter's tags, and where its picture is.
public struct SiteCard: Equatable, Sendable {
  let title: String
  let description: String
  let address: String
  let picture: String

  /// - Parameters:
  ///   - file: the page's name in the site's folder.
  ///   - picture: its picture's name there.
  public init(page: PageModel, file: String, picture: String, site: SiteURL) {
    self.init(
      title: Page.title(page), description: Page.description(page), address: site.address(of: file),
      picture: site.address(of: picture))
  }

  init(title: String, description: String, address: String, picture: String) {
    self.title = title
    self.description = description
    self.address = address
    self.picture = picture
  }

  /// Tags for a page's head.
  public var html: String {
    let properties = [
      ("og:type", "website"), ("og:title", title), ("og:description", description), ("og:url", address),
      ("og:image", picture), ("og:image:type", "image/png"),
      ("og:image:width", "\(Poster.card.width * Poster.card.scale)"),
      ("og:image:height", "\(Poster.card.height * Poster.card.scale)"),
      ("og:image:alt", "A still of the texture \(title)"),
    ]
    let names = [
      ("twitter:card", "summary_large_image"), ("twitter:title", title), ("twitter:description", description),
      ("twitter:image", picture),
    ]
    let tag = { (kind: String, name: String, content: String) in
      "<meta \(kind)=\"\(name)\" content=\"\(Escaping.html(content))\">"
    }
    return properties.map { tag("property", $0, $1) }.joined() + names.map { tag("name", $0, $1) }.joined()
      + "<link rel=\"canonical\" href=\"\(Escaping.html(address))\">"
  }
}
