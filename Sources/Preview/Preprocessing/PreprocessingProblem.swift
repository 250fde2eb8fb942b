/// The ways in which a directive or a macro can be wrong.
public enum PreprocessingProblem: Equatable, Hashable, Sendable, CustomStringConvertible {
  /// `#error` and what follows it.
  case error(String)

  public var description: String {
    switch self {
    case .error(let text): "#error \(text)"
    }
  }
}
