import Foundation
import Preview
import TestSupport
import Testing

@Suite struct PrintingTests {
  /// A text in which every operation is enclosed: equal texts are equal trees.
  private func shape(_ unit: TranslationUnit) -> String {
    SyntaxPrinter(parentheses: .everything).text(of: unit)
  }

  private func read(_ bytes: [UInt8]) throws(ShaderErrors) -> TranslationUnit {
    let source = try Preprocessor(bytes: bytes, file: "test").run()
    return try Parser(tokens: source.tokens, version: source.version, file: "test").parse()
  }

  private func expectSame(_ unit: TranslationUnit, _ name: String) throws {
    let text = SyntaxPrinter().text(of: unit)
    #expect(shape(try read(Array(text.utf8))) == shape(unit), "\(name):\n\(text)")
    #expect(shape(try read(Array(shape(unit).utf8))) == shape(unit), "\(name)")
    #expect(SyntaxPrinter().text(of: try read(Array(shape(unit).utf8))) == text, "\(name)")
  }

  @Test(arguments: ["Tests/ShaderGenTests/Golden", "Tests/PreviewTests/Corpus", "examples/shaders"])
  func `Files printed and read again are the same program`(folder: String) throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let url = root.appending(path: folder)
    let files = try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".frag") }
    var count = 0
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: url.appending(path: file)))
      guard let unit = try? read(bytes) else { continue }
      count += 1
      try expectSame(unit, file)
    }
    #expect(count > 0 && count >= files.count / 2)
  }

  static let constructs = """
    #version 300 es
    precision highp float; precision mediump sampler2D;
    layout(std140) uniform; layout(location = 1) out vec4 color; invariant gl_Position, color;
    const float zero = 0., big = 1e99, small = 1e-45, third = .333333343, whole = 16777216.0;
    struct S { highp vec2 a, b[2]; int[3] c; } s, t[2]; struct T { S s; }; uniform struct { int x; } anonymous;
    layout(std140, row_major) uniform Block { mat2x3 m; vec4 v[4]; } block[2]; uniform Plain { int y; };
    float f(const in highp S x, inout float[2] y, out vec4, int z[3]); void g(void); highp int h() { return 1; }
    void main() {
      int i = 07, j = 0xFF; uint u = 3u, v = ~1u; bool b = !true, c = -- i == - -j || +1 < + +2 ^^ false && b;
      ; { } { ; } if (b) i++; if (b) { } else if (c) ; else j--; if (b) if (c) i; else j;
      for (;;) break; for (int k = 0, l; k < 3; k++, l += 2) { continue; } for (i = 0; bool d = b; ) ;
      while (i < 3) i += 1; while (bool e = c) ; do i <<= 1, j >>= 2; while ((i, j) > 0); do { } while (b);
      switch (i) { case 1: case 2 + 3: b; break; default: { discard; } }
      (i = j, b ? i : j, b ? c ? 1 : 2 : i = 3); i = j = b ? (i, j) : (b, c) ? 1 : 2; (b ? i : j) = 1;
      float[2] w = float[2](1.0, 2.0), z[] = float[](1.0); int n = w.length() + (1.0).x + (2).y + float[1](1.)[0].x;
      i = (1 - (2 - 3)) - 4 * (5 + 6) / (7 % 8) << (1 << 2) >> 3 & 1 | 2 ^ 3; i = -(i + j)++.x * (-i).x - -(-i);
      S x = S(vec2(1), vec2[2](vec2(1), vec2(2)), int[3](1, 2, 3)); x.b[(i, 1)].xy.yx = vec2((1, 2), i = 2), g();
      float a[b ? 1 : 2], q[1 + 2]; i %= 2; i &= 1; i |= 2; i ^= 3; i -= 1; i *= 2; i /= 3; if ((b = c)) return;
    }
    """

  @Test func `A text with every construct, printed and read again, is the same program`() throws {
    try expectSame(try read(Array(Self.constructs.utf8)), "constructs")
  }

  @Test func `The old version's text is printed as such`() throws {
    let unit = try parse("attribute vec2 a; varying lowp vec3 b; void main() { a; }", .es100)
    #expect(SyntaxPrinter().text(of: unit) == "attribute vec2 a;\nvarying lowp vec3 b;\nvoid main() {\n  a;\n}\n")
  }

  private func parsed(_ expression: String) -> SyntaxExpression? {
    guard let unit = try? parse("int a = (\(expression));"), unit.declarations.count == 1,
      case .variables(_, _, let declarators) = unit.declarations[0].kind, declarators.count == 1
    else { return nil }
    return declarators[0].initializer
  }

  @Test(arguments: [
    ("((a)) + ((b) * c)", "a + b * c"), ("(a + b) + c", "a + b + c"), ("a + (b + c)", "a + (b + c)"),
    ("(a * b) + (-c)", "a * b + -c"), ("-(-a)", "- -a"), ("-(--a)", "- --a"), ("!(!a)", "! !a"), ("~(-a)", "~-a"),
    ("(a ? b : (c ? d : e))", "a ? b : c ? d : e"), ("(a ? b : c) ? d : e", "(a ? b : c) ? d : e"),
    ("a = (b = c)", "a = b = c"), ("(a, b), (c)", "a, b, c"), ("a, (b, c)", "a, (b, c)"),
    ("f((a, b), (c), (d = e))", "f((a, b), c, d = e)"), ("(a[(b, c)]).x", "a[b, c].x"),
    ("(1.0).x", "(1.0).x"), ("(-a).x", "(-a).x"), ("-(a.x)", "-a.x"), ("((a++))--", "a++--"),
    ("a ? (b, c) : (d = e)", "a ? b, c : d = e"), ("(a == b) && (c || d)", "a == b && (c || d)"),
  ])
  func `Parentheses stand only where they are needed`(source: String, expected: String) throws {
    let expression = try #require(parsed(source))
    #expect(SyntaxPrinter().text(of: expression) == expected)
  }

  @Test(arguments: 0..<20)
  func `Without any one of its parentheses a printed expression is another`(seed: Int) throws {
    var random = SmallRandom(seed: seed)
    for _ in 0..<20 {
      let source = Self.expression(depth: 5, &random)
      let tree = try #require(parsed(source), "\(source)")
      let text = SyntaxPrinter().text(of: tree)
      let full = SyntaxPrinter(parentheses: .everything)
      #expect(parsed(text).map(full.text) == full.text(of: tree), "\(text)")
      for shorter in Self.withoutOnePair(text) {
        #expect(parsed(shorter).map(full.text) != full.text(of: tree), "\(shorter) for \(text)")
      }
    }
  }

  /// An expression with parentheses around everything.
  private static func expression(depth: Int, _ random: inout SmallRandom) -> String {
    func sub() -> String { expression(depth: depth - 1, &random) }
    func any(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }
    switch depth == 0 ? 0 : Int.random(in: 0..<9, using: &random) {
    case 0: return any(["a", "b", "1", "2.5", "3u", "true"])
    case 1, 2, 3:
      return "(\(sub())" + any(["+", "-", "*", "/", "%", "<<", "<", "==", "&", "|", "^", "&&", "||", "^^", ","])
        + "\(sub()))"
    case 4: return "(\(sub()) ? \(sub()) : \(sub()))"
    case 5: return "(\(sub())" + any(["=", "+=", "<<="]) + "\(sub()))"
    case 6: return "(" + any(["-", "+", "!", "~", "++", "--"]) + "\(sub()))"
    case 7: return "((\(sub()))" + any(["++", "--", ".x", ".length()", "[1]"]) + ")"
    default: return "f((\(sub())), \(sub()))[\(sub())]"
    }
  }

  /// The text without the pairs that group, each left out in turn.
  private static func withoutOnePair(_ text: String) -> [String] {
    let characters = Array(text)
    var open: [Int] = []
    var texts: [String] = []
    for (index, character) in characters.enumerated() {
      if character == "(" { open.append(index) }
      guard character == ")", let first = open.popLast() else { continue }
      let isCall = first > 0 && (characters[first - 1].isLetter || characters[first - 1] == "]")
      if isCall { continue }
      texts.append(String(characters[..<first] + characters[(first + 1)..<index] + characters[(index + 1)...]))
    }
    return texts
  }

  @Test(arguments: 0..<10)
  func `Any float is read back as it was`(seed: Int) throws {
    var random = SmallRandom(seed: seed)
    for _ in 0..<200 {
      let value = Float(bitPattern: UInt32.random(in: 0..<0x7F80_0000, using: &random))
      let text = SyntaxPrinter().text(of: SyntaxExpression(.float(value), at: SourceLocation(line: 1, column: 1)))
      guard case .float(value)? = parsed(text)?.kind else {
        Issue.record("\(value) became \(text)")
        continue
      }
    }
  }
}
