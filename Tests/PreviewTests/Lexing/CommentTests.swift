import Preview
import Testing

@Suite struct CommentTests {
  static let ab: [Token.Kind] = [.identifier("a"), .identifier("b")]

  @Test(
    arguments: [
      "a/**/b", "a /* x */ b", "a// x\nb", "a//\rb", "a/***/b", "a/*/**/b", "a/* // */b",
      "a// /*\nb",
      "a/*\n\n*/b", "a // é 日本 \u{1F600} '\"@`$\nb", "a/* \\ */b", "//\na//\nb//", "a/* # */b",
    ], GLSLVersion.allCases)
  func `Comments are left out`(source: String, version: GLSLVersion) throws {
    #expect(try kinds(source, version) == Self.ab)
  }

  @Test(arguments: ["/*", "/*/", "/* *", "/* * /", "/*\n", "/**/ /*"], GLSLVersion.allCases)
  func `A comment without end is an error where it begins`(source: String, version: GLSLVersion) {
    let found = problem("ab\n " + source, version)
    #expect(found?.problem == .unterminatedComment)
    #expect(found?.location == SourceLocation(line: 2, column: source.hasPrefix("/**/") ? 7 : 2))
  }

  @Test(arguments: ["// a\0b", "/* a\0b */", "// a\0b\0\n"])
  func `A zero byte is an error even in a comment`(source: String) {
    let found = problem(source)
    #expect(found?.problem == .zeroInComment)
    #expect(found?.location == SourceLocation(line: 1, column: 5))
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\n\r"])
  func `A backslash joins lines, in browsers in 1.00 too`(lineEnd: String) throws {
    let source = "flo\\\(lineEnd)at x"
    #expect(try kinds(source, .es300) == [.keyword(.float), .identifier("x")])
    #expect(try kinds(source, .es100) == [.keyword(.float), .identifier("x")])
  }

  @Test func `A backslash carries a comment on`() throws {
    let source = "a // x \\\n hidden \\\r\n too\nb"
    for version in GLSLVersion.allCases { #expect(try kinds(source, version) == Self.ab) }
  }

  @Test func `Places are those of the text as written, joined or not`() throws {
    let tokens = try Lexer(
      "a\\\n\\\n  b\\\n\nc", file: "test", version: .es300
    ).tokens()
    #expect(tokens.map(\.location.description) == ["1:1", "3:3", "5:1"])
    #expect(tokens.map(\.startsLine) == [true, false, true])
  }

  @Test func `A backslash within a line is an error`() {
    #expect(problem("a \\ b")?.problem == .unexpectedCharacter("\\"))
    #expect(problem("a \\")?.problem == .unexpectedCharacter("\\"))
  }
}
