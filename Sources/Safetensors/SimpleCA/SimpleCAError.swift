import NCAModel

/// Why the tensors of a file make no automaton.
public enum SimpleCAError: Error, CustomStringConvertible {
  case damaged(SafetensorsDamage)
  case missing(String)
  /// Tensors that the rule has no place for.
  case unknown([String])
  case shape(String, found: [Int], expected: String)
  case architecture(ArchitectureError)
  case weights(WeightsError)
  case metadata(String, reason: String)

  public var description: String {
    switch self {
    case .damaged(let damage): "damaged safetensors file: \(damage.reason)"
    case .missing(let name):
      "it holds no tensor \(name); a rule has \(SimpleCAState.Name.allCases.map(\.rawValue).joined(separator: ", "))"
    case .unknown(let names):
      "it holds tensors that this rule has no place for: \(Self.listing(names)); save the state of the automaton alone"
    case .shape(let name, let found, let expected): "\(name) has the shape \(found) where \(expected) is needed"
    case .architecture(let error): "\(error)"
    case .weights(let error): "\(error)"
    case .metadata(let key, let reason): "metadata \(key): \(reason)"
    }
  }

  private static func listing(_ names: [String]) -> String {
    let shown = names.prefix(4).map { String($0.prefix(40)) }.joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }
}
