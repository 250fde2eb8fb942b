/// An `#if` that is open.
struct Conditional {
  enum State {
    /// Its lines count.
    case active
    /// No group of it was taken yet.
    case waiting
    /// A group of it was taken, or it stands in lines that do not count.
    case done
  }

  var state: State
  var isPastElse = false
  var location: SourceLocation
}

extension Preprocessor {
  /// Whether the lines here do not count.
  var isSkipping: Bool { conditionals.last.map { $0.state != .active } ?? false }

  mutating func open(_ directive: DirectiveLine) throws(ShaderError) {
    if conditionals.count == ShaderLimit.nesting.largest {
      throw ShaderError(file: file, location: directive.location, problem: .limit(.nesting))
    }
    guard !isSkipping else {
      conditionals.append(Conditional(state: .done, location: directive.location))
      return
    }
    // Until its condition is known to be well formed, nothing of it counts.
    conditionals.append(Conditional(state: .done, location: directive.location))
    let isTaken: Bool
    if directive.name == "if" {
      isTaken = try condition(directive)
    } else {
      guard let token = directive.tokens.first, let name = token.kind.word else {
        throw malformed(directive, "a name")
      }
      try expectEnd(of: directive, after: 1)
      isTaken = (expander.macros[name] != nil) == (directive.name == "ifdef")
    }
    conditionals[conditionals.count - 1].state = isTaken ? .active : .waiting
  }

  mutating func turn(_ directive: DirectiveLine) throws(ShaderError) {
    guard let last = conditionals.last else {
      throw failure(.unmatched(directive.name), at: directive.location)
    }
    let index = conditionals.count - 1
    conditionals[index].state = .done
    if last.isPastElse { throw failure(.afterElse(directive.name), at: directive.location) }
    if directive.name == "else" { conditionals[index].isPastElse = true }
    let isOuterSkipped = conditionals.dropLast().last.map { $0.state != .active } ?? false
    if directive.name == "else", !isOuterSkipped { try expectEnd(of: directive, after: 0) }
    guard last.state == .waiting else { return }
    if directive.name == "else" {
      conditionals[index].state = .active
    } else if try condition(directive) {
      conditionals[index].state = .active
    } else {
      conditionals[index].state = .waiting
    }
  }

  mutating func close(_ directive: DirectiveLine) throws(ShaderError) {
    let wasSkipping = conditionals.dropLast().last.map { $0.state != .active } ?? false
    guard conditionals.popLast() != nil else {
      throw failure(.unmatched(directive.name), at: directive.location)
    }
    if !wasSkipping { try expectEnd(of: directive, after: 0) }
  }

  private mutating func condition(_ directive: DirectiveLine) throws(ShaderError) -> Bool {
    let tokens = try replaced(directive.tokens, answersDefined: true)
    var evaluator = ConditionEvaluator(tokens, end: directive.location, file: file)
    let value = try evaluator.evaluate()
    if let error = evaluator.unexpectedRest() { throw error }
    return value != 0
  }

  /// A directive's tokens, macros replaced; `defined` is answered, wherever it comes from.
  mutating func replaced(_ tokens: [Token], answersDefined: Bool) throws(ShaderError) -> [Token] {
    var nothing = TokenStream([])
    let tokens = try expander.expand(tokens, stream: &nothing, sparesDefined: answersDefined)
    return answersDefined ? try answered(tokens) : tokens
  }

  private func answered(_ tokens: [Token]) throws(ShaderError) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      var token = tokens[index]
      index += 1
      if token.kind == .identifier("defined") {
        let isOpen = index < tokens.count && tokens[index].kind == .punctuator(.leftParenthesis)
        if isOpen { index += 1 }
        guard index < tokens.count, let name = tokens[index].kind.word else {
          throw failure(.malformed(directive: "if", expected: "a name behind defined"), at: token.location)
        }
        index += 1
        if isOpen {
          guard index < tokens.count, tokens[index].kind == .punctuator(.rightParenthesis) else {
            throw failure(.malformed(directive: "if", expected: ") behind defined"), at: token.location)
          }
          index += 1
        }
        token.kind = .integer(expander.macros[name] == nil ? 0 : 1)
      }
      result.append(token)
    }
    return result
  }
}
