import Preview
import Testing

@Suite struct RecoveryTests {
  @Test(arguments: [
    "void main() { a b = ; c = 1 +; float x = 1.0; }",
    "struct S { float a b; } s; void main() { S(1.0; x; }",
    "void f(float x y) { a b c; } void main() { if (a b) { c; } else { d } e; }",
    "void main() { for (int i = 0; i < ; i++) { a; } b }",
    "void main() { do a b; while (x); }", "void main() { ", "}", "void main() { { } } }",
  ])
  func `Shows`(source: String) {
    print(source, syntaxErrors(source).map { "\n   " + $0 }.joined())
  }
}
