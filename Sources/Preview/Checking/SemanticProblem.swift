/// The ways in which a program of the grammar can be ill-formed.
public enum SemanticProblem: Equatable, Hashable, Sendable, CustomStringConvertible {
  case undeclared(String)

  public var description: String {
    switch self {
    case .undeclared(let name): "\(ShaderProblem.shorten(name)) is not declared"
    }
  }
}
