/// Replaces macros (C99, 6.10.3, without `#` and `##`).
///
/// Arguments are expanded on their own before they are put into a replacement, and what comes out is read
/// again. Both nest without end; here they nest on a stack of jobs, and the tokens that pass are counted.
struct MacroExpander {
  struct Item {
    var token: Token
    /// A macro's name within its own replacement: it stays a name for ever.
    var isPainted = false
    /// What `__LINE__` is here: the line on which the call that the token comes from ends.
    var line: Int

    init(token: Token, isPainted: Bool = false, line: Int? = nil) {
      self.token = token
      self.isPainted = isPainted
      self.line = line ?? token.location.line
    }
  }

  /// Where an expansion stands between `defined` and its name, which is no macro's call.
  private enum Spared {
    case nothing, nameOrParenthesis, name
  }

  /// Tokens that are read again, and the macro they come from.
  private struct Context {
    var macro: String?
    var items: [Item]
    var index = 0
  }

  /// A macro with arguments that are being expanded.
  private struct Call {
    var name: String
    var pieces: [Macro.Piece]
    var location: SourceLocation
    var line: Int
    var arguments: [[Item]]
    var expanded: [[Item]] = []
  }

  private struct Job {
    var contexts: [Context]
    var output: [Item] = []
    var call: Call?
    var spared = Spared.nothing
  }

  var macros: [String: Macro]
  /// What `__FILE__` is.
  var sourceNumber: UInt32 = 0
  private let file: String
  private var jobs: [Job] = []
  /// Macros whose replacement is being read, and how often.
  private var active: [String: Int] = [:]
  /// Tokens that were put into replacements so far.
  private var work = 0
  private var sparesDefined = false

  init(macros: [String: Macro], file: String) {
    self.macros = macros
    self.file = file
  }

  /// The macro that a token may call.
  func macro(for token: Token) -> (name: String, macro: Macro)? {
    guard let name = token.kind.word, let macro = macros[name] else { return nil }
    return (name, macro)
  }

  /// Tokens with all macros replaced; reads on in the stream where the arguments of a call do.
  ///
  /// - Parameter sparesDefined: whether the name behind `defined` stays as it is.
  mutating func expand(
    _ tokens: [Token], stream: inout TokenStream, sparesDefined: Bool = false
  ) throws(ShaderError) -> [Token] {
    active = [:]
    self.sparesDefined = sparesDefined
    jobs = [Job(contexts: [Context(items: tokens.map { Item(token: $0) })])]
    while true {
      let top = jobs.count - 1
      if let call = jobs[top].call {
        try proceed(with: call)
      } else if let item = next() {
        try replace(item, stream: &stream)
      } else {
        let output = jobs.removeLast().output
        if jobs.isEmpty { return output.map(\.token) }
        jobs[top - 1].call?.expanded.append(output)
      }
    }
  }

  /// Expands the next argument of a call, or puts all of them into its replacement.
  private mutating func proceed(with call: Call) throws(ShaderError) {
    let top = jobs.count - 1
    guard call.expanded.count < call.arguments.count else {
      jobs[top].call = nil
      var items: [Item] = []
      for piece in call.pieces {
        if let parameter = piece.parameter {
          try count(call.expanded[parameter].count, at: call.location)
          items += call.expanded[parameter]
        } else {
          items.append(Self.item(piece.token, at: call.location, line: call.line))
        }
      }
      return try push(items, of: call.name, at: call.location)
    }
    let argument = call.arguments[call.expanded.count]
    if argument.contains(where: { !$0.isPainted && macro(for: $0.token) != nil }) {
      if jobs.count > ShaderLimit.nesting.largest { throw limit(.nesting, at: call.location) }
      jobs.append(Job(contexts: [Context(items: argument)]))
    } else {
      jobs[top].call?.expanded.append(argument)
    }
  }

  /// Replaces a token, or leaves it as it is.
  private mutating func replace(_ item: Item, stream: inout TokenStream) throws(ShaderError) {
    let top = jobs.count - 1
    let location = item.token.location
    if sparesDefined, isSpared(item.token) {
      jobs[top].output.append(item)
      return
    }
    guard !item.isPainted, let (name, macro) = macro(for: item.token) else {
      jobs[top].output.append(item)
      return
    }
    if active[name, default: 0] > 0 {
      jobs[top].output.append(Item(token: item.token, isPainted: true, line: item.line))
      return
    }
    let pieces: [Macro.Piece]
    switch macro.replacement {
    case .line: return appendNumber(UInt32(truncatingIfNeeded: item.line), like: item)
    case .sourceNumber: return appendNumber(sourceNumber, like: item)
    case .tokens(let tokens): pieces = tokens
    }
    guard let parameters = macro.parameters else {
      let items = pieces.map { Self.item($0.token, at: location, line: item.line) }
      return try push(items, of: name, at: location)
    }
    guard isAtLeftParenthesis(stream) else {
      jobs[top].output.append(item)
      return
    }
    let (arguments, line) = try arguments(of: name, count: parameters.count, at: location, stream: &stream)
    jobs[top].call = Call(name: name, pieces: pieces, location: location, line: line, arguments: arguments)
  }

  /// Whether a token is `defined` or belongs to one.
  private mutating func isSpared(_ token: Token) -> Bool {
    let top = jobs.count - 1
    let spared = jobs[top].spared
    jobs[top].spared = .nothing
    if spared == .nameOrParenthesis, token.kind == .punctuator(.leftParenthesis) {
      jobs[top].spared = .name
      return true
    }
    if spared != .nothing { return true }
    guard token.kind == .identifier("defined") else { return false }
    jobs[top].spared = .nameOrParenthesis
    return true
  }

  private mutating func appendNumber(_ value: UInt32, like item: Item) {
    var item = item
    item.token.kind = .integer(value)
    jobs[jobs.count - 1].output.append(item)
  }

  /// A replacement's token stands where its macro was called.
  private static func item(_ token: Token, at location: SourceLocation, line: Int) -> Item {
    var token = token
    token.location = location
    return Item(token: token, line: line)
  }

  private mutating func push(_ items: [Item], of name: String, at location: SourceLocation) throws(ShaderError) {
    try count(items.count + 1, at: location)
    active[name, default: 0] += 1
    jobs[jobs.count - 1].contexts.append(Context(macro: name, items: items))
  }

  private mutating func count(_ tokens: Int, at location: SourceLocation) throws(ShaderError) {
    work += tokens
    if work > ShaderLimit.tokens.largest { throw limit(.tokens, at: location) }
  }

  private func limit(_ limit: ShaderLimit, at location: SourceLocation) -> ShaderError {
    ShaderError(file: file, location: location, problem: .limit(limit))
  }

  private func failure(_ problem: PreprocessingProblem, at location: SourceLocation) -> ShaderError {
    ShaderError(file: file, location: location, problem: .preprocessing(problem))
  }

  /// The innermost job's next token; ends the replacements that are read to their end.
  private mutating func next() -> Item? {
    let top = jobs.count - 1
    while let context = jobs[top].contexts.indices.last {
      let index = jobs[top].contexts[context].index
      if index < jobs[top].contexts[context].items.count {
        jobs[top].contexts[context].index += 1
        return jobs[top].contexts[context].items[index]
      }
      if let name = jobs[top].contexts.removeLast().macro { active[name, default: 1] -= 1 }
    }
    return nil
  }

  private func isAtLeftParenthesis(_ stream: TokenStream) -> Bool {
    let top = jobs.count - 1
    for context in jobs[top].contexts.reversed() where context.index < context.items.count {
      return context.items[context.index].token.kind == .punctuator(.leftParenthesis)
    }
    // Arguments end where they end; only the text itself goes on.
    return top == 0 && stream.peek?.kind == .punctuator(.leftParenthesis)
  }

  private mutating func arguments(
    of name: String, count expected: Int, at location: SourceLocation, stream: inout TokenStream
  ) throws(ShaderError) -> (arguments: [[Item]], line: Int) {
    var arguments: [[Item]] = [[]]
    var open = 0
    var line = location.line
    while true {
      var item = next()
      if item == nil, jobs.count == 1 {
        if stream.isAtDirective { throw failure(.directiveInCall(name), at: location) }
        item = stream.next().map { Item(token: $0) }
      }
      guard let item else { throw failure(.unterminatedCall(name), at: location) }
      try count(1, at: location)
      if case .punctuator(let sign) = item.token.kind {
        if sign == .leftParenthesis {
          open += 1
          if open == 1 { continue }
        }
        if sign == .rightParenthesis { open -= 1 }
        line = item.line
        if open == 0 { break }
        if sign == .comma, open == 1 {
          arguments.append([])
          continue
        }
      }
      arguments[arguments.count - 1].append(item)
    }
    if expected == 0, arguments.count == 1, arguments[0].isEmpty { return ([], line) }
    guard arguments.count == expected else {
      throw failure(
        .wrongArgumentCount(macro: name, found: arguments.count, expected: expected), at: location)
    }
    return (arguments, line)
  }
}
