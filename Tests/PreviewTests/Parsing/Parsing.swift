import Preview

/// The tree of a text without directives.
func parse(_ source: String, _ version: GLSLVersion = .es300) throws(ShaderErrors) -> TranslationUnit {
  let tokens = Lexer(source, file: "test", version: version).tokensAndProblems()
  return try Parser(tokens: tokens, version: version, file: "test").parse()
}

/// What is wrong with a text, one line an error, without the file's name.
func syntaxErrors(_ source: String, _ version: GLSLVersion = .es300) -> [String] {
  do throws(ShaderErrors) {
    _ = try parse(source, version)
    return []
  } catch {
    return error.errors.map { "\($0.location) \($0.problem)" }
  }
}
