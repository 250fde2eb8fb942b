import Preview
import Testing

@Suite struct PreprocessorTests {
  private func words(_ source: String) throws -> [Token.Kind] {
    try Preprocessor(bytes: Array(source.utf8), file: "test").run().tokens.map(\.kind)
  }

  private func errors(_ source: String) -> [String] {
    do throws(ShaderErrors) {
      _ = try Preprocessor(bytes: Array(source.utf8), file: "test").run()
      return []
    } catch {
      return error.errors.map { "\($0.location) \($0.problem)" }
    }
  }

  @Test(arguments: [
    ("#define A 1 +\nA 2", "1 + 2"), ("#define F(x) x x\nF(a b)", "a b a b"),
    ("#define F(x) (x)\nF\n(F(1))", "((1))"), ("#define F(x) F(x)\nF(1)", "F(1)"),
    ("#define A B\n#define B A\nA B", "A B"), ("#define G F\n#define F(x) x\nG(3) F", "3 F"),
    ("#define F() 7\nF()", "7"), ("#define F(x) 7 x\nF()", "7"), ("#define F(x,y) y x\nF((a,b),c)", "c (a,b)"),
    ("#define if 1\nif", "1"), ("#define A 1\n#undef A\nA", "A"), ("__LINE__\n__LINE__", "1 2"),
    ("#line 7 3\n__LINE__ __FILE__", "7 3"), ("__VERSION__ GL_ES", "100 1"),
    ("#version 300 es\n__VERSION__", "300"), ("#if 1 + 1 == 2 && defined GL_ES\na\n#else\nb\n#endif", "a"),
    ("#if 0 && X\na\n#elif 1 || 1/0\nb\n#elif (\n#else\nc\n#endif", "b"),
    ("#if 0\n@ 08 #\n#if X\n#else\n#endif\n#endif\n#\na", "a"),
    ("#ifdef X\na\n#endif\n#ifndef X\nb\n#endif", "b"), ("#define A\n#define A\nA", ""),
    ("#extension GL_OES_standard_derivatives : enable\n#extension all : warn\n#pragma x y @\na", "a"),
    ("a\n#extension GL_OES_standard_derivatives : enable\nb", "a b"),
    ("#if 0xFFFFFFFF == -1 && 2147483647 + 1 < 0\na\n#endif", "a"),
    ("#define A 1 + \\\n 2\nA // \\\nb", "1 + 2"), ("#line -5\n__LINE__ a", "4294967291 a"),
    ("#define d defined(A)\n#if !defined(A)\na\n#endif", "a"),
  ])
  func `Directives are carried out and macros replaced`(source: String, expected: String) throws {
    #expect(try words(source) == kinds(expected))
  }

  @Test(arguments: [
    ("a\n#error no way\n", "2:1 #error no way"), ("#foo", "1:1 unknown directive #foo"),
    ("#version 200", "1:1 version 200 is not known; use 100 or 300 es"),
    ("\n#version 300 es", "2:1 #version 300 es must be on the first line"),
    ("a\n#version 100", "2:1 #version must come before everything else"),
    ("#if 1", "1:1 condition is not closed; add #endif"), ("#endif", "1:1 #endif without #if"),
    ("#if 0\n#else\n#else\n#endif", "3:1 #else after #else"), ("#if 1/0\n#endif", "1:6 division by zero"),
    ("#if X\n#endif", "1:5 X is not defined; ask with defined() first"),
    ("#define GL_X 1", "1:9 macro name GL_X is reserved; choose another"),
    ("#define __LINE__ 1", "1:9 macro __LINE__ belongs to the language and cannot be changed"),
    ("#define A 1\n#define A 2", "2:9 macro A is defined differently before; add #undef"),
    ("#define F(a,a) a", "1:13 two parameters are called a"),
    ("#define F(a) #a", "1:14 # and ## do not exist in macros of GLSL ES"),
    ("#define F(a) a\nF(1", "2:1 arguments of macro F are not closed; add )"),
    ("#define F(a) a\nF(1,2)", "2:1 macro F takes 1 arguments, not 2"),
    ("#define F(a) a\nF(\n#define B\n)", "2:1 directive among the arguments of macro F"),
    ("#extension all : enable", "1:1 #extension all can only be warn or disable"),
    ("#extension GL_X : require", "1:12 extension GL_X is not supported"),
    ("#version 300 es\na\n#extension GL_X : warn", "3:1 #extension must come before all statements"),
    ("#if 1\n#else x\n#endif", "2:7 #else is complete; remove what follows it"),
    ("#if 1 << 32\n#endif", "1:7 a shift is by 0 to 31 bits"),
    ("#pragma optimize(x)", "1:18 #pragma needs on or off here"),
    ("#line x", "1:7 x is not defined; ask with defined() first"),
    ("#ifdef A B\n#endif", "1:10 #ifdef is complete; remove what follows it"),
  ])
  func `What is wrong is said where it stands`(source: String, expected: String) {
    #expect(errors(source).first == expected)
  }

  @Test func `A macro bomb meets the limit`() {
    var source = "#define A0 x x\n"
    for level in 1..<60 { source += "#define A\(level) A\(level - 1) A\(level - 1)\n" }
    #expect(errors(source + "A59").last?.contains("too many tokens") == true)
  }
}
