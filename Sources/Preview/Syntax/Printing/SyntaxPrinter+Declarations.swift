extension SyntaxPrinter {
  mutating func print(_ declaration: SyntaxDeclaration) {
    switch declaration.kind {
    case .precision(let precision, let type):
      text += "precision \(precision.keyword.rawValue) "
      print(type)
    case .variables(let qualifiers, let type, let declarators):
      print(qualifiers)
      print(type)
      if !declarators.isEmpty { text += " " }
      list(declarators) { $0.print($1) }
    case .block(let block):
      print(block.qualifiers)
      text += block.name.text
      print(block.members)
      if let instance = block.instance {
        text += " "
        print(instance)
      }
    case .qualifiers(let qualifiers, let names):
      print(qualifiers)
      if names.isEmpty { text.removeLast() }
      list(names) { $0.text += $1.text }
    case .function(let function): return print(function)
    }
    text += ";"
  }

  private mutating func print(_ function: FunctionSyntax) {
    print(function.qualifiers)
    print(function.result)
    text += " \(function.name.text)("
    list(function.parameters) { printer, parameter in
      printer.print(parameter.qualifiers)
      printer.print(parameter.type)
      if let name = parameter.name { printer.text += " \(name.text)" }
      printer.print(parameter.array)
    }
    text += ")"
    guard let body = function.body else {
      text += ";"
      return
    }
    text += " "
    print(body)
  }

  mutating func print(_ declarator: Declarator) {
    text += declarator.name.text
    print(declarator.array)
    guard let value = declarator.initializer else { return }
    text += " = "
    print(value, atLeast: .assignment)
  }

  /// Qualifiers, each with a blank behind it.
  mutating func print(_ qualifiers: [SyntaxQualifier]) {
    for qualifier in qualifiers {
      switch qualifier.kind {
      case .word(let keyword): text += keyword.rawValue
      case .precision(let precision): text += precision.keyword.rawValue
      case .layout(let items):
        text += "layout("
        list(items) { printer, item in
          printer.text += item.name.text
          guard let value = item.value else { return }
          printer.text += " = "
          printer.print(value)
        }
        text += ")"
      }
      text += " "
    }
  }

  mutating func print(_ type: SyntaxType) {
    switch type.base {
    case .keyword(let keyword): text += keyword.rawValue
    case .name(let name): text += name
    case .structure(let structure):
      text += "struct"
      if let name = structure.name { text += " \(name.text)" }
      print(structure.members)
    }
    print(type.array)
  }

  mutating func print(_ array: ArraySyntax?) {
    guard let array else { return }
    text += "["
    if let size = array.size { print(size, atLeast: .conditional) }
    text += "]"
  }

  private mutating func print(_ members: [MemberSyntax]) {
    text += " { "
    for member in members {
      print(member.qualifiers)
      print(member.type)
      text += " "
      list(member.declarators) { $0.print($1) }
      text += "; "
    }
    text += "}"
  }
}

extension Precision {
  fileprivate var keyword: Keyword {
    switch self {
    case .lowp: .lowp
    case .mediump: .mediump
    case .highp: .highp
    }
  }
}
