/// The page's own files, embedded at build time.
public enum WebPlayer {
  public static var page: String { text(PackageResources.page_html) }
  public static var style: String { text(PackageResources.page_css) }
  public static var player: String { text(PackageResources.player_js) }
  public static var stage: String { text(PackageResources.stage_js) }
  public static var panel: String { text(PackageResources.panel_js) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
