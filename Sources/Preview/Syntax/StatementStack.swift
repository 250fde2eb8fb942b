/// Statements that are open: each waits for the statements within it.
struct StatementStack {
  enum Frame {
    /// Statements from `first` on are its own.
    case block(first: Int)
    case switchBody(SyntaxExpression, first: Int)
    case then(SyntaxExpression)
    case otherwise(SyntaxExpression, then: SyntaxStatement)
    case forBody(first: SyntaxStatement?, condition: SyntaxCondition?, next: SyntaxExpression?)
    case whileBody(SyntaxCondition)
    case doBody
  }

  private(set) var frames: [(frame: Frame, location: SourceLocation)] = []
  private(set) var statements: [SyntaxStatement] = []

  var count: Int { frames.count }

  /// Whether a single statement is due, and not one of many.
  var awaitsOne: Bool {
    switch frames.last?.frame {
    case nil, .block, .switchBody: false
    default: true
    }
  }

  mutating func push(_ frame: Frame, at location: SourceLocation) { frames.append((frame, location)) }

  mutating func pop() -> (frame: Frame, location: SourceLocation)? { frames.popLast() }

  mutating func append(_ statement: SyntaxStatement) { statements.append(statement) }

  /// The statements of a block that ends.
  mutating func take(from first: Int) -> [SyntaxStatement] {
    defer { statements.removeLast(statements.count - first) }
    return Array(statements[first...])
  }
}
