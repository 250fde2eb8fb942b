/// What this implementation takes at most, so that no text can exhaust memory, stack or patience.
public enum ShaderLimit: Equatable, Hashable, Sendable, CustomStringConvertible {
  /// Expressions, statements, structures or conditionals within each other.
  case nesting
  /// Tokens after all macros are replaced.
  case tokens
  /// Scalars of one variable.
  case variableSize
  /// Scalars of all variables together.
  case memory
  /// Instructions after all calls are written out.
  case instructions
  /// Errors, after which reading stops.
  case errors
  /// Instructions that the loops of a batch of pixels run; met while running.
  case work

  /// The largest number that is accepted.
  public var largest: Int {
    switch self {
    case .nesting: 256
    case .tokens: 1 << 20
    case .variableSize: 1 << 16
    case .memory: 1 << 18
    case .instructions: 1 << 20
    case .errors: 100
    case .work: 1 << 28
    }
  }

  public var description: String {
    switch self {
    case .nesting: "nested too deeply; at most \(largest) levels are accepted"
    case .tokens: "too many tokens after macros are replaced; at most \(largest) are accepted"
    case .variableSize: "variable is too large; at most \(largest) components are accepted"
    case .memory: "variables are too large together; at most \(largest) components are accepted"
    case .instructions: "program is too long; at most \(largest) instructions are accepted"
    case .errors: "too many errors; the rest is not shown"
    case .work: "a loop does not end; at most \(largest) instructions are run for a batch of pixels"
    }
  }
}
