import Preview
import Testing

@Suite struct DeepNestingTests {
  /// A text whose middle part nests.
  struct Nest: CustomTestStringConvertible, Sendable {
    var name: String
    var before = "void main() { int i = 1; bool b = true; int a[2]; "
    var open: String
    var middle = "i"
    var close = ""
    var after = " }"
    /// A text that only repeats is no deeper for it.
    var isFlat = false

    var testDescription: String { name }

    func text(levels: Int) -> String {
      // What is accepted at any length takes its time to compile.
      let count = isFlat ? min(levels, 2_000) : levels
      return before + String(repeating: open, count: count) + middle + String(repeating: close, count: count) + after
    }
  }

  /// Levels that no limit allows; fewer where the front end runs without optimization.
  #if DEBUG
    static let absurd = 10_000
  #else
    static let absurd = 100_000
  #endif

  static let value = "; }"
  static let nests = [
    Nest(name: "parentheses", open: "(", close: ")", after: value),
    Nest(name: "minus", open: "- ", after: value),
    Nest(name: "not", open: "!", middle: "b", after: value),
    Nest(name: "increment", open: "++", after: value),
    Nest(name: "brackets", open: "a[", middle: "0", close: "]", after: value),
    Nest(name: "blocks", open: "{", middle: "", close: "}"),
    Nest(name: "if", open: "if (b) ", middle: ";"),
    Nest(name: "else", open: "if (b) ; else ", middle: ";"),
    Nest(name: "for", open: "for (int j = 0; j < 1; j++) ", middle: ";"),
    Nest(name: "while", open: "while (b) ", middle: ";"),
    Nest(name: "do", open: "do ", middle: ";", close: " while (b);"),
    Nest(name: "struct", open: "struct S { ", middle: "int x;", close: " } s;"),
    Nest(name: "calls", open: "abs(", middle: "1.0", close: ")", after: value),
    Nest(name: "constructors", open: "int(", close: ")", after: value),
    Nest(name: "ternary, to the right", open: "b ? 1 : ", after: value),
    Nest(name: "ternary, in the middle", open: "b ? ", close: " : 1", after: value),
    Nest(name: "assignments", open: "i = ", after: value),
    Nest(name: "comma", open: "i, ", after: value),
    Nest(name: "sum", open: "i + ", after: value),
    Nest(name: "or", open: "b || ", middle: "b", after: value),
    Nest(name: "swizzles", before: "void main() { vec2 v; ", open: "", middle: "v", close: ".xy", after: value),
    Nest(name: "postfix", open: "", middle: "i", close: "++", after: value),
    Nest(name: "#if", before: "", open: "#if 1\n", middle: "void main() { }\n", close: "#endif\n", after: ""),
    Nest(
      name: "#if in parentheses", before: "#if ", open: "(", middle: "1", close: ")", after: "\n#endif\nvoid main() {}"),
    Nest(
      name: "#if with signs", before: "#if ", open: "- ", middle: "1", after: "\n#endif\nvoid main() {}", isFlat: true),
    Nest(
      name: "macro calls", before: "#define F(x) x\nvoid main() { int i; ", open: "F(", close: ")", after: value),
    Nest(name: "statements", open: "i++; ", middle: ";", isFlat: true),
    Nest(name: "functions", before: "", open: "void f() { } ", middle: "void main() { }", after: "", isFlat: true),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: nests, [200, 255, 256, 257, absurd])
  func `Any depth is accepted or refused, on a small stack`(nest: Nest, levels: Int) {
    let verdict = verdictOnSmallStack(nest.text(levels: levels))
    if levels == Self.absurd, !nest.isFlat { #expect(verdict != nil) }
  }

  @Test(arguments: ["parentheses", "minus", "blocks", "else", "for", "calls", "ternary, to the right", "sum"])
  func `Two hundred levels are a program, and three hundred meet the limit`(name: String) throws {
    let nest = try #require(Self.nests.first { $0.name == name })
    #expect(verdictOnSmallStack("precision mediump float;" + nest.text(levels: 200)) == nil)
    #expect(verdictOnSmallStack(nest.text(levels: 300)) == ShaderLimit.nesting.description)
  }

  @Test func `A chain of calls is as long as it likes`() {
    var text = "float f0() { return 1.0; }"
    for level in 1...2_000 { text += "float f\(level)() { return f\(level - 1)(); }\n" }
    _ = verdictOnSmallStack("precision mediump float;" + text + "void main() { f2000(); }")
  }

  @Test(arguments: [
    ("float a[2147483647];", "too large"), ("float a[65537];", "too large"), ("mat4 a[4097];", "too large"),
    ("float a[60000]; float b[60000]; float c[60000]; float d[60000]; float e[60000];", "too large together"),
    ("struct S { mat4 m[4000]; }; S s[4000];", "too large"),
  ])
  func `Huge arrays meet the limit`(declarations: String, expected: String) {
    let verdict = verdictOnSmallStack("precision highp float; \(declarations) void main() { }")
    #expect(verdict?.contains(expected) == true, "\(verdict ?? "accepted")")
  }

  @Test func `Macro bombs meet the limit`() {
    var doubling = "#define A0 1 + 1 +\n"
    for level in 1..<60 { doubling += "#define A\(level) A\(level - 1) A\(level - 1)\n" }
    let calls =
      "#define F(x) x x\nint i = " + String(repeating: "F(", count: 40) + "1" + String(repeating: ")", count: 40)
    for bomb in [doubling + "int i = A59 1;", calls + ";"] {
      #expect(verdictOnSmallStack(bomb + "void main() { }")?.contains("too many tokens") == true)
    }
  }
}
