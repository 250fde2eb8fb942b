import Preview
import Testing

@Suite struct CheckerTests {
  @Test(arguments: [
    ("float x = 1;", SemanticProblem.mismatch(found: "int", expected: "float")),
    ("const float x;", .constantWithoutValue("x")),
    ("float x; float x;", .redeclared("x")),
    ("int f() { return 1; } int y = f();", .globalInitializer),
    ("highp in vec4 v;", .qualifierOrder("in", before: "highp")),
    ("in int v;", .inputNotFlat),
    ("out mat2 m;", .outputType("mat2")),
    ("float f() {}", .noReturn("f")),
    ("void f() { f(); }", .recursion("f")),
    ("void f(float a) { float a; }", .redeclared("a")),
    ("void f() { int a[2]; a[2] = 1; }", .indexOutOfRange(2, count: 2)),
    ("void f() { vec4 v; v.xx = vec2(1.); }", .repeatedComponents),
    ("void f() { vec2 v; v.z; }", .componentOutOfRange("z", "vec2")),
    ("void f() { switch (1) { case 1: } }", .labelWithoutStatement),
    ("void f() { switch (1) { case 1: case 1: break; } }", .repeatedLabel),
    ("void f() { const int a = (1, 2); }", .notConstant("a")),
    ("void f() { gl_FragCoord = vec4(1.); }", .readOnly("gl_FragCoord", "an input")),
    ("void f() { vec2 v = vec2(vec2(1.), 1.); }", .unusedArgument("vec2")),
    ("void f() { missing = 1; missing = 2; }", .undeclared("missing")),
    ("void f() { break; }", .breakOutside),
  ])
  func `A rule that is broken is named, on its line`(source: String, problem: SemanticProblem) throws {
    let errors = try semanticErrors("precision highp float;\n\(source)\nvoid main() {}")
    #expect(errors.map(\.problem) == [problem])
    #expect(errors.map(\.line) == [2])
  }

  @Test(arguments: [
    "uniform float u; float x = u;", "void f() { const int a = (1, 2); }", "float sin(int x) { return 1.; }",
    "void f() { while (true) { break; } }",
  ])
  func `1.00 allows what 3.00 does not, and loops of any kind`(source: String) throws {
    #expect(try semanticErrors("precision highp float; \(source) void main() {}", .es100).isEmpty)
  }

  @Test(arguments: [
    ("while (true) {}", SemanticProblem.strictLoop("while")),
    ("int i; for (i = 0; i < 1; i++) {}", .strictLoopStart),
    ("for (int i = 0; 1 > i; i++) {}", .strictLoopCondition),
    ("for (int i = 0; i < 1; i = i + 1) {}", .strictLoopStep),
    ("for (int i = 0; i < 1; i++) i = 2;", .strictIndexWritten("i")),
    ("int i; vec4 v; v[i];", .strictIndex),
  ])
  func `WebGL 1 counts loops and indices`(body: String, problem: SemanticProblem) throws {
    let rules = CheckerRules(webgl1Strict: true)
    let source = "precision highp float; void main() { \(body) }"
    #expect(try semanticErrors(source, .es100, rules: rules).map(\.problem) == [problem])
    #expect(try semanticErrors(source, .es100).isEmpty)
  }

  @Test(arguments: [250, 100_000])
  func `Deep nesting and long chains end in an answer`(count: Int) {
    let chain = String(repeating: "1. + ", count: count) + "1."
    let negated = String(repeating: "!", count: count) + "true"
    let calls = String(repeating: "abs(", count: count) + "1." + String(repeating: ")", count: count)
    for text in ["float x = \(chain)", "bool x = \(negated)", "float x = \(calls)"] {
      let source = "precision highp float; void main() { \(text); }"
      #expect((try? check(source)) != nil || count > 250)
    }
  }

  @Test func `Variables, uniforms, outputs and first values are told apart`() throws {
    let program = try check(
      """
      precision mediump float;
      uniform B { vec4 a; } b[2];
      uniform sampler2D s;
      in vec2 uv;
      out vec4 color;
      const float k = 2. * 3.;
      float g = k;
      void main() { color = b[1].a * texture(s, uv) * g; }
      """)
    #expect(program.uniforms.map { program[$0].name } == ["b[0].a", "b[1].a", "s"])
    #expect(program[program.uniforms[1]].storage == .uniform(apiName: "B[1].a"))
    #expect(program.inputs.map { program[$0].name } == ["uv"])
    #expect(program.outputs.map { program[$0].storage } == [.output(location: 0)])
    #expect(program.globalInitializers.count == 1)
    guard case .constant(let value) = program.globalInitializers[0].value.kind else {
      Issue.record("a constant is not folded")
      return
    }
    #expect(value.words == [Float(6).bitPattern])
    #expect(program[program.main].body.count == 1)
  }
}
