extension SyntaxPrinter {
  /// Statements between braces.
  mutating func print(_ statements: [SyntaxStatement]) {
    text += "{"
    indentation += 1
    for statement in statements {
      newline()
      print(statement)
    }
    indentation -= 1
    newline()
    text += "}"
  }

  private mutating func print(_ statement: SyntaxStatement) {
    switch statement.kind {
    case .declaration(let declaration): print(declaration)
    case .expression(let value): print("", value, ";")
    case .block(let statements): print(statements)
    case .if(let condition, let then, let otherwise):
      print("if (", condition, ") ")
      print(then)
      guard let otherwise else { return }
      text += " else "
      print(otherwise)
    case .for(let first, let condition, let next, let body):
      text += "for ("
      if let first { print(first) } else { text += ";" }
      if let condition {
        text += " "
        print(condition)
      }
      text += ";"
      if let next { print(" ", next, "") }
      text += ") "
      print(body)
    case .while(let condition, let body):
      text += "while ("
      print(condition)
      text += ") "
      print(body)
    case .doWhile(let body, let condition):
      text += "do "
      print(body)
      print(" while (", condition, ");")
    case .switch(let value, let statements):
      print("switch (", value, ") ")
      print(statements)
    case .case(let value): print("case ", value, ":")
    case .default: text += "default:"
    case .return(let value?): print("return ", value, ";")
    case .return(nil): text += "return;"
    case .break: text += "break;"
    case .continue: text += "continue;"
    case .discard: text += "discard;"
    case .empty: text += ";"
    }
  }

  private mutating func print(_ condition: SyntaxCondition) {
    switch condition {
    case .expression(let value): print(value)
    case .declaration(let qualifiers, let type, let declarator):
      print(qualifiers)
      print(type)
      text += " "
      print(declarator)
    }
  }

  private mutating func print(_ before: String, _ value: SyntaxExpression, _ after: String) {
    text += before
    print(value)
    text += after
  }
}
