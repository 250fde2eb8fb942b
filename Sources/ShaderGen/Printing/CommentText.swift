/// Text of a stranger made fit for a one-line comment in any shading language.
enum CommentText {
  /// Longest text, in characters; longer ones are cut and end in dots.
  static let limit = 400
  /// Longest line that a text is broken into.
  private static let width = 100

  /// Texts as lines of comments.
  static func lines(_ texts: [String], mark: String = "//") -> [String] {
    texts.flatMap { broken(neutralised($0)) }.map { mark + " " + $0 }
  }

  /// Texts as the lines of comments that stand before something else.
  static func block(_ texts: [String], mark: String = "//") -> String {
    lines(texts, mark: mark).map { $0 + "\n" }.joined()
  }

  /// A text as lines that end where there are spaces, if there are any.
  private static func broken(_ text: String) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while rest.count > width {
      let end = rest.prefix(width + 1).lastIndex(of: " ") ?? rest.index(rest.startIndex, offsetBy: width)
      lines.append(String(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    return lines + [String(rest)]
  }

  /// Printable ASCII on one line that can neither end a comment nor continue it on the next line.
  ///
  /// Line ends become spaces, other control characters vanish, and what is not ASCII or means something
  /// to a preprocessor or a template (backslash, backtick, dollar) becomes a question mark.
  static func neutralised(_ text: String) -> String {
    var line = ""
    var count = 0
    for scalar in text.unicodeScalars {
      guard let character = replacement(for: scalar) else { continue }
      if count == limit {
        line.removeLast(3)
        return apart(line + "...")
      }
      // Runs of spaces say nothing.
      if character == " ", line.isEmpty || line.last == " " { continue }
      line.append(character)
      count += 1
    }
    return apart(line)
  }

  private static func replacement(for scalar: Unicode.Scalar) -> Character? {
    switch scalar {
    case "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": " "
    case "\\", "`", "$": "?"
    case " "..."~": Character(scalar)
    case "\u{0}"..."\u{9F}": nil
    default: "?"
    }
  }

  /// Without the pairs that open or close a block comment, and without a trigraph for the backslash.
  private static func apart(_ line: String) -> String {
    var result = ""
    for character in line {
      switch (result.last, character) {
      case ("*", "/"), ("/", "*"), ("?", "/"): result.append(" ")
      default: break
      }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result
  }
}
