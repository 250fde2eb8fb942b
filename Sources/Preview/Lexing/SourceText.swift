/// A shader's bytes as the lexer sees them: one kind of line end, continued lines joined.
///
/// Remembers where every byte was, so that errors name places in the text that the author wrote.
struct SourceText {
  /// Ends of lines are `\n`, whatever they were.
  private(set) var bytes: [UInt8] = []
  /// Where the text jumps: index in `bytes` and place of the byte there; ordered by index.
  private var jumps: [(index: Int, location: SourceLocation)] = [
    (0, SourceLocation(line: 1, column: 1))
  ]

  /// A backslash before a line's end joins it to the next (GLSL ES 3.00, 3.1); in 1.00 browsers join, too.
  ///
  /// - Parameter joinsLines: false leaves lines apart.
  init(_ source: [UInt8], joinsLines: Bool = true) {
    bytes.reserveCapacity(source.count)
    var line = 1
    var index = 0
    while index < source.count {
      let isContinuation = joinsLines && source[index] == Self.backslash
      if let end = Self.lineEnd(source, at: isContinuation ? index + 1 : index) {
        if !isContinuation { bytes.append(Self.newline) }
        line += 1
        jumps.append((bytes.count, SourceLocation(line: line, column: 1)))
        index = end
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
  }

  /// A jump that a reader has passed.
  struct Cursor {
    fileprivate var jump = 0
  }

  /// Where a byte, or the end, was in the original; a reader's cursor moves forward only.
  func location(of index: Int, after cursor: inout Cursor) -> SourceLocation {
    // The last jump at or before the index: several share one when empty lines were joined.
    while cursor.jump + 1 < jumps.count, jumps[cursor.jump + 1].index <= index { cursor.jump += 1 }
    var location = jumps[cursor.jump].location
    location.column += index - jumps[cursor.jump].index
    return location
  }

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let backslash = UInt8(ascii: "\\")

  /// The index after a line's end: LF, CR, or both in either order.
  private static func lineEnd(_ source: [UInt8], at index: Int) -> Int? {
    guard index < source.count, source[index] == newline || source[index] == carriageReturn
    else { return nil }
    let partner = source[index] == newline ? carriageReturn : newline
    return index + 1 < source.count && source[index + 1] == partner ? index + 2 : index + 1
  }
}
