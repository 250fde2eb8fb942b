/// Prints a pass in one dialect: a statement a line, few spaces, no more parentheses than needed.
package struct Printer {
  let dialect: any Dialect
  let program: ShaderProgram

  package init(_ dialect: any Dialect, _ program: ShaderProgram) {
    self.dialect = dialect
    self.program = program
  }

  /// A whole shader: header and declarations, functions, entry point.
  package func print(_ pass: Pass, header: [String] = []) -> String {
    var lines = dialect.opening(of: pass)
    lines += CommentText.lines(header)
    lines += dialect.declarations(of: pass, in: program)
    lines += self.lines(pass) + dialect.closing(of: pass)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A pass's functions and its body, without declarations.
  func lines(_ pass: Pass) -> [String] { functions(of: [pass]) + body(of: pass) }

  /// The functions of several passes in one text, each once.
  func functions(of passes: [Pass]) -> [String] {
    var printed: [Function] = []
    for function in passes.flatMap(\.functions) where !printed.contains(function) { printed.append(function) }
    return printed.flatMap(lines)
  }

  func body(of pass: Pass) -> [String] { block(dialect.entryPoint(of: pass), pass.body, indent: 0) }

  /// Statements alone, as they stand in a pass's body.
  func lines(_ statements: [Statement]) -> [String] { statements.flatMap { lines($0, indent: 1) } }

  private func lines(_ function: Function) -> [String] {
    let parameters = function.parameters.map { "\(dialect.spelling($0.type)) \($0.name)" }
    let head =
      "\(dialect.spelling(function.name.result)) \(function.name.name)(\(parameters.joined(separator: ",")))"
    return block(head, function.body, indent: 0)
  }

  /// A head with its body in braces; a single line stays beside its head, without braces where none are needed.
  private func block(
    _ head: String, _ body: [Statement], indent: Int, isFunction: Bool = true
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let inner = body.flatMap { lines($0, indent: indent + 1) }
    if inner.count == 1, body[0].isPlain {
      let line = inner[0].drop { $0 == " " }
      if isFunction { return ["\(margin)\(head){\(line)}"] }
      return [margin + head + (head.last == ")" ? "" : " ") + line]
    }
    return ["\(margin)\(head){"] + inner + ["\(margin)}"]
  }

  private func lines(_ statement: Statement, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    switch statement {
    case .declare(let type, let declarators):
      let list = declarators.map { "\($0.name)=\(print($0.value))" }
      return ["\(margin)\(dialect.spelling(type)) \(list.joined(separator: ","));"]
    case .assign(let variable, let value):
      return ["\(margin)\(variable.name)=\(print(value));"]
    case .update(let variable, let symbol, let value):
      return ["\(margin)\(variable.name)\(symbol.rawValue)=\(print(value));"]
    case .branch(let condition, let then, let otherwise):
      let head = block("if(\(print(condition)))", then, indent: indent, isFunction: false)
      guard !otherwise.isEmpty else { return head }
      var tail = block("else", otherwise, indent: indent, isFunction: false)
      guard head.count > 1 else { return head + tail }
      // The brace that closes one half stands before the other half's head.
      tail[0] = head[head.count - 1] + tail[0].drop { $0 == " " }
      return head.dropLast() + tail
    case .loop(let counter, let count, let body):
      let name = counter.name
      let head = "for(\(dialect.spelling(counter.type)) \(name)=0;\(name)<\(count);\(name)++)"
      return block(head, body, indent: indent, isFunction: false)
    case .exit(let value):
      return ["\(margin)return\(value.map { " " + print($0) } ?? "");"]
    case .comment(let text):
      return ["\(margin)// \(CommentText.neutralised(text))"]
    }
  }
}

extension Statement {
  /// Whether the statement can stand alone as the body of a branch or a loop.
  fileprivate var isPlain: Bool {
    switch self {
    case .assign, .update, .exit: true
    case .declare, .branch, .loop, .comment: false
    }
  }
}
