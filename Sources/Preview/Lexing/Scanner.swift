/// The lexer's walk through a text: one token at a time, always forward.
struct Scanner {
  private let text: SourceText
  private let version: GLSLVersion
  private let words: WordTable
  private var index = 0
  /// Where the last token stood: the next stands behind it.
  private var cursor = SourceText.Cursor()
  private var startsLine = true
  private var followsSpace = false

  init(text: SourceText, version: GLSLVersion) {
    self.text = text
    self.version = version
    words = WordTable.of(version)
  }

  /// The next token, or nil at the end.
  mutating func next() -> Token? {
    if let (start, problem) = skipBlanksAndComments() {
      return token(.invalid(problem), from: start)
    }
    let start = index
    guard let byte = peek() else { return nil }
    let kind: Token.Kind
    if byte.isWordStart {
      kind = word()
    } else if byte.isDigit || byte == UInt8(ascii: ".") && peek(1)?.isDigit == true {
      let bytes = takeNumber()
      var number = token(NumberLiteral(bytes: bytes, version: version).kind, from: start)
      number.spelling = String(decoding: bytes, as: UTF8.self)
      return number
    } else if byte == UInt8(ascii: "#") {
      index += 1
      kind = startsLine ? .hash : .invalid(.misplacedHash)
    } else if let punctuator = Punctuator.longest(in: text.bytes, at: index) {
      index += punctuator.length
      kind = .punctuator(punctuator)
    } else {
      kind = .invalid(.unexpectedCharacter(takeScalar()))
    }
    return token(kind, from: start)
  }

  private mutating func token(_ kind: Token.Kind, from start: Int) -> Token {
    defer { (startsLine, followsSpace) = (false, false) }
    return Token(
      kind: kind, location: text.location(of: start, after: &cursor), startsLine: startsLine,
      followsSpace: followsSpace)
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    index + ahead < text.bytes.count ? text.bytes[index + ahead] : nil
  }

  /// Moves to the next token, or past a comment that is wrong.
  private mutating func skipBlanksAndComments() -> (start: Int, problem: ShaderProblem)? {
    while let byte = peek() {
      if byte == UInt8(ascii: "\n") {
        index += 1
        startsLine = true
      } else if byte.isBlank {
        index += 1
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        if let problem = skipLineComment() { return problem }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        if let problem = skipBlockComment() { return problem }
      } else {
        break
      }
      followsSpace = true
    }
    return nil
  }

  private mutating func skipLineComment() -> (start: Int, problem: ShaderProblem)? {
    var zero: Int?
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      if byte == 0 { zero = zero ?? index }
      index += 1
    }
    return zero.map { ($0, .zeroInComment) }
  }

  /// A comment counts as one blank, lines in it or not (GLSL ES 3.00, 3.4).
  private mutating func skipBlockComment() -> (start: Int, problem: ShaderProblem)? {
    let start = index
    var zero: Int?
    index += 2
    while let byte = peek() {
      if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        index += 2
        return zero.map { ($0, .zeroInComment) }
      }
      if byte == 0 { zero = zero ?? index }
      index += 1
    }
    return (start, .unterminatedComment)
  }

  private mutating func word() -> Token.Kind {
    let start = index
    while peek()?.isWord == true { index += 1 }
    let length = index - start
    guard length <= version.identifierLimit else {
      return .invalid(.identifierTooLong(length: length, limit: version.identifierLimit))
    }
    let word = String(decoding: text.bytes[start..<index], as: UTF8.self)
    return words.kinds[word] ?? .identifier(word)
  }

  /// As much as could belong to a number, so that `1.0.0` is one mistake and not two numbers.
  private mutating func takeNumber() -> ArraySlice<UInt8> {
    let start = index
    let isHexadecimal =
      peek() == UInt8(ascii: "0") && peek(1).map { $0 | 0x20 } == UInt8(ascii: "x")
    while let byte = peek() {
      let isExponent = !isHexadecimal && byte | 0x20 == UInt8(ascii: "e")
      guard byte.isWord || byte == UInt8(ascii: ".") else { break }
      index += 1
      if isExponent, let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        index += 1
      }
    }
    return text.bytes[start..<index]
  }

  /// One character that has no place here; U+FFFD, and one byte, when it is no UTF-8.
  private mutating func takeScalar() -> Unicode.Scalar {
    var decoder = UTF8()
    var rest = text.bytes[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      index += 1
      return "\u{FFFD}"
    }
    index += UTF8.width(scalar)
    return scalar
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  fileprivate var isWordStart: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || self == UInt8(ascii: "_")
  }

  fileprivate var isWord: Bool { isWordStart || isDigit }

  /// Space, tab, vertical tab and form feed.
  fileprivate var isBlank: Bool { self == 32 || self == 9 || self == 11 || self == 12 }
}
