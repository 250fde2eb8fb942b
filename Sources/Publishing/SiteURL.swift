import Foundation

/// Where pages will stand on the web: the address of a folder, without a slash at its end.
public struct SiteURL: Equatable, Sendable {
  public let text: String

  /// - Throws: ``PublishingError/siteURL(_:)`` for what is no http or https address of a folder.
  public init(parsing text: String) throws(PublishingError) {
    guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty,
      ["http", "https"].contains(url.scheme?.lowercased() ?? ""), url.query == nil, url.fragment == nil,
      url.user == nil, let whole = url.url?.absoluteString
    else { throw .siteURL(text) }
    self.text = String(whole.reversed().drop { $0 == "/" }.reversed())
  }

  /// The address of a file in the folder, or of the folder itself.
  public func address(of file: String?) -> String {
    guard let file else { return text + "/" }
    let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
      .union(CharacterSet(charactersIn: "-._~"))
    return text + "/" + (file.addingPercentEncoding(withAllowedCharacters: allowed) ?? file)
  }
}
