/// A place in a shader's text.
public struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Counts from 1.
  public var line: Int
  /// Counts from 1, in bytes.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// `line:column`.
  public var description: String { "\(line):\(column)" }

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
