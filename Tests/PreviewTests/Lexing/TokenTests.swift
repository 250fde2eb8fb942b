import Preview
import Testing

@Suite struct TokenTests {
  @Test func `A line of code becomes its tokens`() throws {
    let expected: [Token.Kind] = [
      .keyword(.highp), .keyword(.vec4), .identifier("s0"), .punctuator(.assign),
      .identifier("texelFetch"), .punctuator(.leftParenthesis), .identifier("u_state"),
      .punctuator(.comma), .identifier("p"), .punctuator(.leftBracket), .integer(0),
      .punctuator(.rightBracket), .punctuator(.dot), .identifier("xy"),
      .punctuator(.rightParenthesis), .punctuator(.multiplyAssign), .punctuator(.minus),
      .float(0.5), .punctuator(.semicolon),
    ]
    #expect(try kinds("highp vec4 s0=texelFetch(u_state, p[0].xy)*=-.5;") == expected)
  }

  @Test(arguments: Punctuator.allCases)
  func `Every sign is one token, alone and between names`(sign: Punctuator) throws {
    #expect(try kinds(sign.rawValue) == [.punctuator(sign)])
    #expect(
      try kinds("a\(sign.rawValue)b") == [.identifier("a"), .punctuator(sign), .identifier("b")])
  }

  @Test(arguments: [
    ("a+++b", [Punctuator.increment, .plus]), ("a<<=b", [.shiftLeftAssign]),
    ("a<=<b", [.lessOrEqual, .less]), ("a^^^b", [.exclusiveOr, .bitwiseExclusiveOr]),
    ("a&&&b", [.and, .bitwiseAnd]), ("a==!b", [.equal, .not]), ("a>>>b", [.shiftRight, .greater]),
  ])
  func `The longest sign is taken`(source: String, signs: [Punctuator]) throws {
    #expect(
      try kinds(source) == [.identifier("a")] + signs.map { .punctuator($0) } + [.identifier("b")])
  }

  @Test func `Thirteen signs are reserved in 1.00 and none in 3.00`() {
    #expect(Punctuator.allCases.count { $0.isReserved(in: .es100) } == 13)
    #expect(!Punctuator.allCases.contains { $0.isReserved(in: .es300) })
  }

  @Test func `A token knows its line, its column and what precedes it`() throws {
    let tokens = try Lexer(
      "#define F(x) x\n  a/**/b\r\nc\r d", file: "test", version: .es300
    ).tokens()
    let places = tokens.map {
      "\($0.location) \($0.startsLine ? "L" : "-")\($0.followsSpace ? "s" : "-")"
    }
    #expect(
      places == [
        "1:1 L-", "1:2 --", "1:9 -s", "1:10 --", "1:11 --", "1:12 --", "1:14 -s",
        "2:3 Ls", "2:8 -s", "3:1 Ls", "4:2 Ls",
      ])
  }

  @Test(arguments: [
    ("\n", 2), ("\r", 2), ("\r\n", 2), ("\n\r", 2), ("\n\n", 3), ("\r\r", 3), ("\r\n\r\n", 3),
  ])
  func `Every kind of line end counts once`(lineEnd: String, line: Int) throws {
    let tokens = try Lexer(lineEnd + "a", file: "test", version: .es100).tokens()
    #expect(tokens.map(\.location) == [SourceLocation(line: line, column: 1)])
  }

  @Test func `A directive is a hash and the tokens of its line`() throws {
    let tokens = try Lexer("#version 300 es\n # if X\n", file: "test", version: .es300).tokens()
    let expected: [Token.Kind] = [
      .hash, .identifier("version"), .integer(300), .identifier("es"), .hash, .keyword(.if),
      .identifier("X"),
    ]
    #expect(tokens.map(\.kind) == expected)
    #expect(tokens.map(\.startsLine) == [true, false, false, false, true, false, false])
  }

  @Test func `What is no token in a directive is left to its reader`() {
    let lexer = Lexer("#error don't @ 08\nvoid", file: "test", version: .es300)
    let expected: [Token.Kind] = [
      .hash, .identifier("error"), .identifier("don"), .invalid(.unexpectedCharacter("'")),
      .identifier("t"), .invalid(.unexpectedCharacter("@")), .invalid(.malformedNumber("08")),
      .keyword(.void),
    ]
    #expect(lexer.tokensAndProblems().map(\.kind) == expected)
  }

  @Test(arguments: ["a #b", "/**/a/**/#", "##", "\\\n a # b"])
  func `A hash within a line is an error`(source: String) {
    #expect(problem(source)?.problem == .misplacedHash)
  }
}
