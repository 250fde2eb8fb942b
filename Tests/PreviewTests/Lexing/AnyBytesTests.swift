import Preview
import TestSupport
import Testing

@Suite struct AnyBytesTests {
  /// Pieces that steer random text into the lexer's corners.
  static let pieces =
    [
      "/*", "*/", "//", "\\\n", "\\", "\n", "\r", "#", "0x", "1e", ".", "..", "<<=", "é", "\0", "a",
      "_",
      "9", "u", "f", " ", "\t", "+", "-", "if", "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0xC3], [0xFF], [0xF0, 0x9F]]

  @Test(.timeLimit(.minutes(1)), arguments: 0..<100, GLSLVersion.allCases)
  func `Any bytes become tokens in order, none of them beyond the text`(
    seed: Int, version: GLSLVersion
  ) {
    var random = SmallRandom(seed: seed)
    for _ in 0..<20 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        bytes +=
          Bool.random(using: &random)
          ? Self.pieces.randomElement(using: &random)! : [UInt8.random(in: 0...255, using: &random)]
      }
      let tokens = Lexer(bytes: bytes, file: "fuzz", version: version).tokensAndProblems()
      #expect(tokens.count <= bytes.count)
      let locations = tokens.map(\.location)
      #expect(zip(locations, locations.dropFirst()).allSatisfy { $0 < $1 })
      let isValid = !tokens.contains { if case .invalid = $0.kind { true } else { false } }
      let isAccepted =
        (try? Lexer(bytes: bytes, file: "fuzz", version: version).tokens()) == tokens
      #expect(isValid == isAccepted)
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["/*", "\\\n", "(", "1", "a", ".", "#", "\n", "é", "/", "1e+"])
  func `A megabyte of one thing is no problem`(piece: String) {
    let source = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let tokens = Lexer(source, file: "long", version: .es300).tokensAndProblems()
    #expect(tokens.count <= 1_000_000)
  }

  @Test(arguments: 0..<100, GLSLVersion.allCases)
  func `Random tokens printed with spaces are read back as they were`(
    seed: Int, version: GLSLVersion
  ) throws {
    var random = SmallRandom(seed: seed)
    let words = Keyword.allCases.filter { $0.exists(in: version) }
    let tokens = (0..<200).map { _ -> (text: String, kind: Token.Kind) in
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        let sign = Punctuator.allCases.randomElement(using: &random)!
        return (sign.rawValue, .punctuator(sign))
      case 1:
        let word = words.randomElement(using: &random)!
        return (word.rawValue, .keyword(word))
      case 2:
        let value = UInt32.random(in: 0 ... .max, using: &random)
        return ("\(value)", .integer(value))
      case 3:
        let value = Float.random(in: 0...1e6, using: &random)
        return ("\(value)", .float(value))
      default:
        let name = "v\(Int.random(in: 0...999, using: &random))"
        return (name, .identifier(name))
      }
    }
    // A slash and a comment that touch would be another comment.
    let blanks = [" ", "\n", "\t", " /* x */", " // y\n"]
    let source = tokens.map { $0.text + blanks.randomElement(using: &random)! }.joined()
    #expect(try kinds(source, version) == tokens.map(\.kind))
  }
}
