extension Preprocessor {
  mutating func define(_ directive: DirectiveLine) throws(ShaderError) {
    let tokens = directive.tokens
    guard let token = tokens.first, let name = token.kind.word else {
      throw malformed(directive, "a name", at: tokens.first)
    }
    try checkName(name, at: token.location)
    var body = tokens.dropFirst()
    var parameters: [String]?
    if let sign = body.first, sign.kind == .punctuator(.leftParenthesis), !sign.followsSpace {
      body = body.dropFirst()
      parameters = try takeParameters(&body, directive)
    }
    let macro = Macro(parameters: parameters, replacement: .tokens(try pieces(body, parameters ?? [])))
    if let before = expander.macros[name], !before.isSame(as: macro) {
      throw failure(.macroRedefined(name), at: token.location)
    }
    expander.macros[name] = macro
  }

  mutating func undefine(_ directive: DirectiveLine) throws(ShaderError) {
    guard let token = directive.tokens.first, let name = token.kind.word else {
      throw malformed(directive, "a name", at: directive.tokens.first)
    }
    try expectEnd(of: directive, after: 1)
    if name == "defined" { throw failure(.reservedMacroName(name), at: token.location) }
    if expander.macros[name]?.isPredefined == true { throw failure(.predefinedMacro(name), at: token.location) }
    expander.macros[name] = nil
  }

  private func checkName(_ name: String, at location: SourceLocation) throws(ShaderError) {
    if expander.macros[name]?.isPredefined == true { throw failure(.predefinedMacro(name), at: location) }
    // Names with two underscores are reserved too, but drivers let them be (GLSL ES 3.00, 3.4).
    if name.hasPrefix("GL_") || name == "defined" { throw failure(.reservedMacroName(name), at: location) }
  }

  private func takeParameters(
    _ tokens: inout ArraySlice<Token>, _ directive: DirectiveLine
  ) throws(ShaderError) -> [String] {
    var parameters: [String] = []
    if tokens.first?.kind == .punctuator(.rightParenthesis) {
      tokens = tokens.dropFirst()
      return []
    }
    var known: Set<String> = []
    while true {
      guard let token = tokens.popFirst() else { throw malformed(directive, "a parameter") }
      guard let name = token.kind.word else { throw malformed(directive, "a parameter", at: token) }
      if !known.insert(name).inserted { throw failure(.duplicateParameter(name), at: token.location) }
      parameters.append(name)
      guard let sign = tokens.popFirst() else { throw malformed(directive, ", or )") }
      if sign.kind == .punctuator(.rightParenthesis) { return parameters }
      if sign.kind != .punctuator(.comma) { throw malformed(directive, ", or )", at: sign) }
    }
  }

  private func pieces(
    _ body: ArraySlice<Token>, _ parameters: [String]
  ) throws(ShaderError) -> [Macro.Piece] {
    var indices: [String: Int] = [:]
    for (index, name) in parameters.enumerated() { indices[name] = index }
    var pieces: [Macro.Piece] = []
    for token in body {
      switch token.kind {
      case .invalid(.misplacedHash): throw failure(.pasting, at: token.location)
      case .invalid(let problem):
        // What is no token may never be used; a name's length is wrong everywhere.
        guard case .identifierTooLong = problem else { break }
        throw ShaderError(file: file, location: token.location, problem: problem)
      default: break
      }
      pieces.append(Macro.Piece(token: token, parameter: token.kind.word.flatMap { indices[$0] }))
    }
    return pieces
  }
}
