import Foundation
import Preview
import Testing

@Suite struct GrammarTests {
  static let both = [
    "precision mediump float; uniform vec2 a, b[2]; const float c = 1.0, d = c;",
    "struct S { highp vec2 a; float b[2]; } s; S f(const in S x, float y[2], inout vec4); void g(void) {}",
    "void main() { int i; for (int j = 0; j < 3; j++) { if (i == j) continue; else break; } }",
    "void main() { while (bool b = f()) ; do { discard; } while (a, b); return; }",
    "struct S { int a; }; void main() { S s = S(1), t; { int S; S * s; } S u[2]; (s).a = u[1].a ? 1 : -2; }",
    "invariant x; invariant varying vec3 v; void main() { gl_FragColor.xy *= vec2(f(void)); }",
  ]
  static let only300 = [
    "layout(std140) uniform; layout(location = 1) out vec4 c; uniform B { vec2 a; } b[2];",
    "float[2] a = float[2](1.0, 2.0), b[] = float[](1.0); int f(float[3] x) { return x.length() % 2 << 1; }",
    "void main() { switch (a) { case 1: b; break; default: ; } uint c = ~1u & 2u; c ^= 3u; }",
  ]

  @Test(arguments: both, GLSLVersion.allCases)
  func `Both versions have it`(source: String, version: GLSLVersion) {
    if version == .es300, source.contains("varying") { return }
    #expect(syntaxErrors(source, version) == [])
  }

  @Test(arguments: only300)
  func `Only 3.00 has it`(source: String) {
    #expect(syntaxErrors(source, .es300) == [])
    #expect(syntaxErrors(source, .es100) != [])
  }

  @Test(arguments: [
    "float a[2][2];", "void main() { a + b = c; }", "void main() { struct S { }; }", "float f() { } }",
    "struct S { struct T { int a; } t; };", "int a = {1};", "void main() { a.1; }", "void main() { if a; }",
    "int goto;", "void main() { case: ; }", "void main() { void f() { } }", "precision float;", "int 1a;",
  ])
  func `No version has it`(source: String) {
    #expect(syntaxErrors(source, .es300) != [])
    #expect(syntaxErrors(source, .es100) != [])
  }

  @Test func `Every golden shader is read`() throws {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "ShaderGenTests/Golden")
    // TouchDesigner's texts are GLSL 4.60.
    let files = try FileManager.default.subpathsOfDirectory(atPath: golden.path).filter {
      $0.hasSuffix(".frag") && !$0.hasPrefix("touchdesigner")
    }
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: golden.appending(path: file)))
      let source = try Preprocessor(bytes: bytes, file: file).run()
      _ = try Parser(tokens: source.tokens, version: source.version, file: file).parse()
    }
  }
}
