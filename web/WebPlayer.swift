/// The page's own files, minified and embedded at build time.
public enum WebPlayer {
  public static var page: String { text(PackageResources.page_html) }
  public static var style: String { text(PackageResources.page_css) }
  public static var script: String { text(PackageResources.page_js) }

  public static var element: String { text(PackageResources.element_js) }
  public static var galleryPage: String { text(PackageResources.gallery_html) }
  public static var galleryStyle: String { text(PackageResources.gallery_css) }
  public static var galleryScript: String { text(PackageResources.gallery_js) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
