import ShaderGen

/// Why pages could not be made ready for a site.
public enum PublishingError: Error, Equatable, CustomStringConvertible {
  case siteURL(String)
  /// More models than an index can show.
  case tooManyModels(Int)

  public var description: String {
    switch self {
    case .siteURL(let text):
      "\"\(text.prefix(80))\" is no address of a folder on the web; write one such as https://example.org/textures"
    case .tooManyModels(let count): "\(count) models are too many for a gallery; it shows \(Gallery.modelLimit) at most"
    }
  }
}
