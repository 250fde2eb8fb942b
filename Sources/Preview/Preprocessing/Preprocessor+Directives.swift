/// A directive's name and the tokens behind it, to the end of its line.
struct DirectiveLine {
  var name: String
  /// Of the `#`.
  var location: SourceLocation
  /// Where the line stands in the text, whatever `#line` said.
  var textLine: Int
  var tokens: [Token]
}

extension Preprocessor {
  mutating func directive() throws(ShaderError) {
    let offset = stream.lineOffset
    guard let hash = stream.next() else { return }
    let rest = stream.restOfLine()
    if let comment = rest.last, comment.kind == .invalid(.unterminatedComment) {
      throw invalid(comment) ?? failure(.unterminatedConditional, at: comment.location)
    }
    guard let first = rest.first else { return }
    let directive = DirectiveLine(
      name: first.kind.word ?? first.kind.description, location: hash.location,
      textLine: hash.location.line - offset, tokens: Array(rest.dropFirst()))
    switch directive.name {
    case "if", "ifdef", "ifndef": try open(directive)
    case "else", "elif": try turn(directive)
    case "endif": try close(directive)
    default: if !isSkipping { try carryOut(directive) }
    }
  }

  private mutating func carryOut(_ directive: DirectiveLine) throws(ShaderError) {
    switch directive.name {
    case "define": try define(directive)
    case "undef": try undefine(directive)
    case "version": try checkVersion(directive)
    case "extension": try setExtension(directive)
    case "line": try setLine(directive)
    case "error": throw failure(.error(message(of: directive)), at: directive.location)
    case "pragma": try checkPragma(directive)
    default: throw failure(.unknownDirective(directive.name), at: directive.location)
    }
  }

  func malformed(_ directive: DirectiveLine, _ expected: String, at token: Token? = nil) -> ShaderError {
    if let token, let error = invalid(token) { return error }
    return failure(
      .malformed(directive: directive.name, expected: expected), at: token?.location ?? directive.location)
  }

  func expectEnd(of directive: DirectiveLine, after count: Int) throws(ShaderError) {
    guard directive.tokens.count > count else { return }
    throw failure(.extraTokens(directive: directive.name), at: directive.tokens[count].location)
  }

  private mutating func checkVersion(_ directive: DirectiveLine) throws(ShaderError) {
    // Nothing behind a version that is not known could be judged.
    isHopeless = true
    guard !isPastFirst else { throw failure(.versionNotFirst, at: directive.location) }
    guard let first = directive.tokens.first, case .integer = first.kind else {
      throw malformed(directive, "100 or 300 es", at: directive.tokens.first)
    }
    let profile = directive.tokens.dropFirst().first?.kind
    switch first.spelling {
    case "100": try expectEnd(of: directive, after: 1)
    case "300" where profile == .identifier("es"):
      if version == .es100 { throw failure(.versionNotOnFirstLine, at: directive.location) }
      try expectEnd(of: directive, after: 2)
    default:
      let text = directive.tokens.map(\.kind.description).joined(separator: " ")
      throw failure(.unsupportedVersion(ShaderProblem.shorten(text)), at: directive.location)
    }
    isHopeless = false
  }

  private mutating func setExtension(_ directive: DirectiveLine) throws(ShaderError) {
    let tokens = directive.tokens
    guard let name = tokens.first?.kind.word else { throw malformed(directive, "a name", at: tokens.first) }
    guard tokens.count > 1, tokens[1].kind == .punctuator(.colon) else {
      throw malformed(directive, ":", at: tokens.dropFirst().first)
    }
    guard tokens.count > 2, let word = tokens[2].kind.word, let behavior = ExtensionBehavior(rawValue: word)
    else { throw malformed(directive, "require, enable, warn or disable", at: tokens.dropFirst(2).first) }
    try expectEnd(of: directive, after: 3)
    // In 1.00 browsers take all but `disable` anywhere, and shaders rely on it.
    guard output.isEmpty || version == .es100 && behavior != .disable else {
      throw failure(.extensionAfterCode, at: directive.location)
    }
    let offered = options.extensions(in: version)
    if name == "all" {
      if behavior == .require || behavior == .enable {
        throw failure(.allExtensionsRequired, at: directive.location)
      }
      for one in offered { extensions[one] = behavior }
    } else if let one = ShaderExtension(rawValue: name), offered.contains(one) {
      extensions[one] = behavior
    } else if behavior == .require {
      throw failure(.unsupportedExtension(name), at: tokens[0].location)
    }
  }

  /// `#line LINE` and `#line LINE SOURCE`; both are expressions.
  private mutating func setLine(_ directive: DirectiveLine) throws(ShaderError) {
    guard !directive.tokens.isEmpty else { throw malformed(directive, "a number") }
    let tokens = try replaced(directive.tokens, answersDefined: false)
    var evaluator = ConditionEvaluator(tokens, end: directive.location, file: file)
    let line = try evaluator.evaluate()
    let source = evaluator.isAtEnd ? nil : try evaluator.evaluate()
    if let error = evaluator.unexpectedRest() { throw error }
    stream.lineOffset = Int(line) - directive.textLine - 1
    if let source { expander.sourceNumber = UInt32(bitPattern: source) }
  }

  /// All pragmas but one are hints that may be passed over, if they are written in the language's characters.
  private func checkPragma(_ directive: DirectiveLine) throws(ShaderError) {
    for token in directive.tokens {
      if case .invalid(.unexpectedCharacter(let character)) = token.kind, !character.isASCII {
        throw ShaderError(file: file, location: token.location, problem: .unexpectedCharacter(character))
      }
    }
    let words = directive.tokens.map(\.kind.description)
    if version == .es300, words == ["STDGL", "invariant", "(", "all", ")"] {
      throw failure(.invariantPragma, at: directive.location)
    }
    // `optimize(on)` and `debug(off)` are the language's own, and take nothing else.
    if words.count == 4, ["optimize", "debug"].contains(words[0]), words[1] == "(", words[3] == ")",
      !["on", "off"].contains(words[2])
    {
      throw malformed(directive, "on or off", at: directive.tokens[2])
    }
  }

  /// What stands behind `#error`, as it was written.
  private func message(of directive: DirectiveLine) -> String {
    guard let first = directive.tokens.first else { return "" }
    let lines = SourceText(text, joinsLines: false).bytes
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(directive.textLine - 1) else { return "" }
    let line = lines[directive.textLine - 1].dropFirst(first.location.column - 1)
    return ShaderProblem.shorten(String(decoding: line, as: UTF8.self).filter { !$0.isNewline })
  }
}
