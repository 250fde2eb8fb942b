/// Why a feature network cannot be built or asked.
public enum FeatureNetworkError: Error, CustomStringConvertible {
  case weights(path: String, reason: String)
  /// - source: path of a description, or the network's name.
  case unusableDescription(source: String, reason: String)
  case unknownLayer(Int, known: [Int])
  case imageTooSmall(width: Int, height: Int, layer: Int, minimum: Int)
  case missingResource(searched: [String])

  public var description: String {
    switch self {
    case .weights(let path, let reason): "\(path): not usable as feature weights: \(reason)"
    case .unusableDescription(let source, let reason): "\(source): not usable as a feature network: \(reason)"
    case .unknownLayer(let index, let known):
      "the feature network has no layer \(index); it has \(known.map(String.init).joined(separator: ", "))"
    case .imageTooSmall(let width, let height, let layer, let minimum):
      "\(width)x\(height) is too small for layer \(layer): each side needs \(minimum) pixels or more"
    case .missingResource(let searched):
      "the bundled feature weights are missing (looked in \(searched.joined(separator: ", "))); reinstall, or name a file with --features"
    }
  }
}
