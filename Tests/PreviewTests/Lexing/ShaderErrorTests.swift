import Preview
import Testing

@Suite struct ShaderErrorTests {
  @Test(arguments: [
    ("a\n  $", "step.frag:2:3: error: unexpected character $; GLSL allows it in comments only"),
    ("é", "step.frag:1:1: error: unexpected character U+00E9; GLSL allows it in comments only"),
    ("a = 08;", "step.frag:1:5: error: malformed number 08"),
    ("/*", "step.frag:1:1: error: comment is not closed; add */"),
    ("\0", "step.frag:1:1: error: unexpected character U+0000; GLSL allows it in comments only"),
  ])
  func `An error says where and what in one line`(source: String, description: String) {
    let error = #expect(throws: ShaderError.self) {
      try Lexer(source, file: "step.frag", version: .es300).tokens()
    }
    #expect(error?.description == description)
  }

  @Test(arguments: ["é", "日", "\u{1F600}", "\u{2028}", "\u{7F}", "@", "`", "\"", "\0"])
  func `A character outside the language is one error`(character: String) throws {
    let kinds = Lexer("a\(character)b", file: "test", version: .es300).tokensAndProblems().map(
      \.kind)
    let scalar = try #require(character.unicodeScalars.first)
    #expect(
      kinds == [.identifier("a"), .invalid(.unexpectedCharacter(scalar)), .identifier("b")])
  }

  @Test(arguments: [[0xFF], [0xC3], [0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F]] as [[UInt8]])
  func `Bytes that are no UTF-8 are an error outside of comments only`(bytes: [UInt8]) throws {
    let bad = Lexer(bytes: bytes, file: "test", version: .es300)
    #expect(throws: ShaderError.self) { try bad.tokens() }
    let comment = Array("a/*".utf8) + bytes + Array("*/b".utf8)
    let tokens = try Lexer(bytes: comment, file: "test", version: .es300).tokens()
    #expect(tokens.map(\.kind) == CommentTests.ab)
  }
}
