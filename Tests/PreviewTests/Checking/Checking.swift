import Preview

/// A program checked, from its text.
func check(
  _ source: String, _ version: GLSLVersion = .es300, rules: CheckerRules = .standard
) throws -> CheckedProgram {
  let tokens = try Lexer(source, file: "test", version: version).tokens()
  let unit = try Parser(tokens: tokens, version: version, file: "test").parse()
  return try Checker(unit, file: "test", rules: rules).check()
}

/// Lines and problems of a text's errors.
func semanticErrors(
  _ source: String, _ version: GLSLVersion = .es300, rules: CheckerRules = .standard
) throws -> [(line: Int, problem: SemanticProblem)] {
  do {
    _ = try check(source, version, rules: rules)
    return []
  } catch let errors as ShaderErrors {
    return errors.errors.compactMap { error in
      guard case .semantic(let problem) = error.problem else { return nil }
      return (error.location.line, problem)
    }
  }
}
