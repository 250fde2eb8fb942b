/// The ways in which tokens can fail to be a program.
public enum SyntaxProblem: Equatable, Hashable, Sendable, CustomStringConvertible {
  /// What stands there, and what would have been right.
  case unexpected(found: String, expected: String)

  public var description: String {
    switch self {
    case .unexpected(let found, let expected): "found \(found); expected \(expected)"
    }
  }
}
