import Preview

/// The kinds of all tokens of a text.
func kinds(_ source: String, _ version: GLSLVersion = .es300) throws -> [Token.Kind] {
  try Lexer(source, file: "test", version: version).tokens().map(\.kind)
}

/// What is wrong with a text first, and where.
func problem(
  _ source: String, _ version: GLSLVersion = .es300
) -> (problem: ShaderProblem, location: SourceLocation)? {
  do throws(ShaderError) {
    _ = try Lexer(source, file: "test", version: version).tokens()
    return nil
  } catch {
    return (error.problem, error.location)
  }
}
