import Preview
import Testing

@Suite struct RecoveryTests {
  @Test(arguments: [
    ("void main() { a = ; c = 1 +; float x = 1.0; }", ["1:19", "1:28"]),
    ("struct S { float a b; } s; void main() { S(1.0; x; }", ["1:20", "1:47"]),
    ("void f(float x y) { a b c; } void main() { if (a b) { c; } else { d; } }", ["1:16", "1:50"]),
    ("void main() { for (int i = 0; i < ; i++) { a; } b }", ["1:35", "1:51"]),
    ("void main() { ", ["1:13"]), ("}", ["1:1"]), ("void main() { { } } }", ["1:21"]),
  ])
  func `Every mistake is reported once`(source: String, places: [String]) {
    #expect(syntaxErrors(source).map { $0.prefix { $0 != " " } } == places.map { $0[...] })
  }

  @Test(arguments: [
    ("(", ")"), ("-", ""), ("a[", "]"), ("a+", ""), ("f(", ")"), ("a=", ""), ("a?a:", ""), ("vec2(", ")"),
  ])
  func `Deep expressions meet the limit`(left: String, right: String) {
    func text(_ count: Int) -> String {
      "void main() { " + String(repeating: left + " ", count: count) + "a"
        + String(repeating: right, count: count) + "; }"
    }
    #expect(syntaxErrors(text(100)).isEmpty)
    #expect(syntaxErrors(text(100_000)).first?.contains("nested too deeply") == true)
  }

  @Test(arguments: ["{", "if (a) ", "for (;;) {", "while (a) ", "do ", "if (a) b; else ", "switch (a) {"])
  func `Deep statements meet the limit`(piece: String) {
    let source = "void main() { " + String(repeating: piece, count: 10_000)
    #expect(syntaxErrors(source).first?.contains("nested too deeply") == true)
  }
}
