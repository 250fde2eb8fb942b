import WebPlayer

/// A page's parts as they stand in the folder `web`.
public struct PageTemplate: Equatable, Sendable {
  /// HTML with a token such as `{{title}}` for each part; style, script and policy are parts, too.
  public var page: String
  public var style: String
  public var script: String

  public init(page: String, style: String, script: String) {
    self.page = page
    self.style = style
    self.script = script
  }

  /// The player that this release ships.
  public static var bundled: PageTemplate {
    PageTemplate(page: WebPlayer.page, style: WebPlayer.style, script: WebPlayer.script)
  }

  /// A content security policy: the page may run its own script, wear its own style, and what else is allowed.
  package func policy(allowing directives: [String]) -> String {
    (["default-src 'none'", "script-src \(SHA256.source(of: script))", "style-src \(SHA256.source(of: style))"]
      + directives + ["base-uri 'none'", "form-action 'none'"]).joined(separator: ";")
  }
}
