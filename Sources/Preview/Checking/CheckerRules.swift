/// Which rules a program has to keep beyond those of its version.
public struct CheckerRules: Hashable, Sendable {
  /// Whether a program of 1.00 has to keep the limits of WebGL 1: loops that can be counted, indices that are
  /// constants or loop indices (GLSL ES 1.00, Appendix A).
  public var webgl1Strict: Bool

  public init(webgl1Strict: Bool = false) { self.webgl1Strict = webgl1Strict }

  /// The language as specified.
  public static let standard = CheckerRules()
}
