/// The page's own files, minified and embedded at build time.
public enum WebPlayer {
  public static var page: String { text(PackageResources.page_html) }
  public static var style: String { text(PackageResources.page_css) }
  public static var script: String { text(PackageResources.page_js) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
