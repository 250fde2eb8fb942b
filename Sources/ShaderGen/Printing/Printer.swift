/// Prints a pass in one dialect: a statement a line, few spaces, no more parentheses than needed.
package struct Printer {
  let dialect: any Dialect

  package init(_ dialect: any Dialect) { self.dialect = dialect }

  /// A whole shader: header and declarations, functions, entry point.
  package func print(_ pass: Pass, header: [String] = []) -> String {
    var lines = dialect.opening
    lines += header.map { "// " + CommentText.neutralised($0) }
    lines += dialect.declarations(of: pass)
    for function in pass.functions { lines += self.lines(function) }
    lines += block(dialect.entryPoint(of: pass), pass.body, indent: 0)
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ function: Function) -> [String] {
    let parameters = function.parameters.map { "\(dialect.spelling($0.type)) \($0.name)" }
    let head =
      "\(dialect.spelling(function.name.result)) \(function.name.name)(\(parameters.joined(separator: ",")))"
    return block(head, function.body, indent: 0)
  }

  /// A head with its body in braces; a body of one short line stays beside the head.
  private func block(_ head: String, _ body: [Statement], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let inner = body.flatMap { lines($0, indent: indent + 1) }
    if inner.count == 1, !inner[0].hasPrefix(margin + " //") {
      return ["\(margin)\(head){\(inner[0].drop { $0 == " " })}"]
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
      let head = block("if(\(print(condition)))", then, indent: indent)
      return otherwise.isEmpty ? head : head + block("else", otherwise, indent: indent)
    case .loop(let counter, let count, let body):
      let name = counter.name
      let head = "for(\(dialect.spelling(counter.type)) \(name)=0;\(name)<\(count);\(name)++)"
      return block(head, body, indent: indent)
    case .exit(let value):
      return ["\(margin)return\(value.map { " " + print($0) } ?? "");"]
    case .comment(let text):
      return ["\(margin)// \(CommentText.neutralised(text))"]
    }
  }
}
