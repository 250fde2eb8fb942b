"""Outputs, blocks, arrays, structures, functions and l-values."""

from generated.program import Program, inside, whole
from generated.qualification import hash_of

F, I = "precision highp float;", "precision highp int;"
OUTPUTS = """out float a;|out int a;|out uint a;|out bool a;|out vec2 a;|out ivec3 a;|out uvec4 a;|out bvec4 a;|out mat2 a;
out vec4 a[2];|out vec4 a[1];|out float a[4];|struct S { vec4 m; }; out S a;|out vec4 a, b;|out vec4 a; out vec4 b;
layout(location = 0) out vec4 a; layout(location = 1) out vec4 b;|layout(location = 1) out vec4 a;
layout(location = 0) out vec4 a; layout(location = 0) out vec4 b;|layout(location = 0) out vec4 a; out vec4 b;
layout(location = 0) out vec4 a[2]; layout(location = 1) out vec4 b;|layout(location = -1) out vec4 a;
layout(location = 0) out vec4 a[2]; layout(location = 2) out vec4 b;|layout(location = 1 + 1) out vec4 a;
layout(location = 3) out vec4 a;|layout(location = 7) out vec4 a;|layout(location = 8) out vec4 a;|layout(location) out vec4 a;
layout(location = 0, location = 1) out vec4 a;|layout(location = 0) layout(location = 1) out vec4 a;|layout(std140) out vec4 a;
layout() out vec4 a;|layout(index = 0) out vec4 a;|layout(LOCATION = 0) out vec4 a;|layout(location = 0x1) out vec4 a;
layout(location = 1u) out vec4 a;|layout(location = 1.0) out vec4 a;|const int n = 1; layout(location = n) out vec4 a;
layout(location = 0) in vec4 a;|layout(location = 0) uniform vec4 a;|layout(location = 0) vec4 a;|layout(location = 0) const int a = 1;
out vec4 a = vec4(1);|in vec4 a = vec4(1);|uniform vec4 a = vec4(1);|const vec4 a;|out sampler2D a;|out void a;|in bool a;
in sampler2D a;|in int a;|flat in int a;|in uint a;|flat in uvec3 a;|flat in bvec2 a;|in mat3 a;|in vec4 a[3];|flat in int a[2];
struct S { vec4 m; }; in S a;|struct S { int m; }; flat in S a;|struct S { int m; }; in S a;|struct S { S m; };
struct S { vec4 m; }; in S a[2];|struct S { vec4 m[2]; }; in S a;|struct S { struct T { float x; } t; };|in vec4 a[];
struct S { sampler2D m; }; uniform S a;|struct S { sampler2D m; }; S a;|uniform sampler2D a[2];|sampler2D a;|const sampler2D a;
struct S { float m; float m; };|struct S { };|struct { float m; } a;|uniform struct { float m; } a;|struct S { const float m; };
struct S { float m = 1.0; };|struct S { float m, n[2]; };|struct S { float m[]; };|struct S { void m; };|struct S { T m; };
struct S { float m; } s, t[2];|struct S { in float m; };|struct S { highp float m; };|struct float { int m; };|struct S S;
struct gl_S { int a; };|struct S { int gl_a; };|struct S { int a__b; };|int a__b;|int gl_a;|struct S; struct S { int a; };
struct S { int a; }; struct S { int b; };|struct S { int a; }; int S;|struct S { int a; }; S S;|int S; struct S { int a; };
uniform B { float a; };|uniform B { float a; } b;|uniform B { float a; } b[2];|uniform B { float a; } b[];|uniform { float a; };
uniform B { };|uniform B { float a; } B;|uniform B { float a; float a; };|uniform B { float a; }; float a;|uniform B { float a; }; float B;
float a; uniform B { float a; };|uniform B { float a; }; uniform C { float a; };|uniform B { float a; } b; uniform B { float c; } d;
uniform B { float a; } b; uniform C { float a; } b;|uniform B { sampler2D s; };|uniform B { struct S { float x; } s; };|uniform B { S s; };
struct S { int a; }; uniform B { S s; };|uniform B { float a[2]; };|uniform B { float a[]; };|uniform B { mat4 m; uvec3 u; bool b; };
layout(std140) uniform B { float a; };|layout(shared) uniform B { float a; };|layout(packed) uniform B { float a; };
layout(row_major) uniform B { mat4 m; };|layout(column_major) uniform B { mat4 m; };|layout(std140, row_major) uniform B { mat4 m; };
layout(std140, packed, shared) uniform B { mat4 m; };|layout(std430) uniform B { mat4 m; };|layout(binding = 0) uniform B { mat4 m; };
layout(std140) uniform;|layout(row_major) uniform;|layout(std140) uniform float a;|layout(row_major) uniform mat4 a;|layout(std140) in;
uniform B { layout(row_major) mat4 m; };|uniform B { layout(column_major) float m; };|uniform B { layout(std140) mat4 m; };
uniform B { layout(location = 0) mat4 m; };|layout(location = 0) uniform B { mat4 m; };|uniform B { uniform float a; };|uniform B { in float a; };
uniform B { const float a; };|uniform B { float a = 1.0; };|uniform B { highp float a; lowp int b; };|in B { float a; };|out B { float a; };
buffer B { float a; };|highp uniform B { float a; };|const uniform B { float a; };|uniform B { float a; } b, c;|uniform B { float a; } gl_b;
uniform gl_B { float a; };|uniform B { float gl_a; };|uniform B { void a; };|uniform B { B b; };|uniform B { float a, b[2]; };
uniform B { float a; } b[0];|uniform B { float a; } b[-1];|uniform B { float a; } b[2][2];|uniform B { invariant float a; };|B { float a; };
uniform B { flat float a; };|uniform B { float a; }; uniform B { float a; };|uniform B { float[2] a; };|uniform B { float[2] a[2]; };
layout(std140) uniform B { float a; } b; layout(shared) uniform C { float a; } c;|layout uniform B { float a; };|uniform B { mat4 m }""".replace("\n", "|").split("|")
ARRAYS = """float a[2] = float[2](1.0, 2.0);|float a[] = float[](1.0, 2.0);|float a[2] = float[](1.0, 2.0);|float[2] a = float[2](1.0, 2.0);
float a[2] = float[3](1.0, 2.0, 3.0);|float a[2] = float[2](1.0);|float a[2] = float[2](1, 2);|float a[2] = {1.0, 2.0};|float a[];
float a[2]; a = float[2](1.0, 2.0);|float a[2]; a = float[3](1.0, 2.0, 3.0);|float a[2], b[2]; a == b;|float a[2], b[3]; a == b;
float a[2], b[2]; a = b;|float a[2], b[3]; a = b;|float a[2]; a < a;|float a[2]; a + a;|float a[2]; a++;|float a[2]; a += a;|float a[2]; -a;
float a[2]; int n = a.length();|const int n = float[2](1.0, 2.0).length();|float a[2]; float b[a.length()];|float a[2]; a.length;|float a[2]; a.size();
float a[2]; a.length(1);|float a; a.length();|vec2 a; a.length();|mat2 a; a.length();|float a[2]; a.xy;|float a[2]; a[2];|float a[2]; a[-1];
float a[2]; a[1.0];|float a[2]; a[1u];|float a[2]; a[true];|float a[0];|float a[-1];|float a[1.0];|float a[1u];|float a[true];|float a[2][2];
float[2] a[2];|float[2][2] a;|float a[2], b;|float[2] a, b; a = b;|float[] a = float[](1.0);|float[] a;|int n = 2; float a[n];|const int n = 2; float a[n];
float a[int(2.5)];|float a[2 * 3 - 4];|float a[true ? 1 : 2];|float a[];a[1];|const float a[2] = float[2](1.0, 2.0); float b[int(a[1])];|a[2];
const float a[2];|const float a[2] = float[2](1.0, 2.0); a[0] = 1.0;|vec2 a; a[2];|vec2 a; a[-1];|mat2 a; a[2];|mat2 a; a[1][2];|vec4 a; a[3.0];
float a[2] = float[2](float[2](1.0, 2.0));|float[2](1.0, 2.0)[1];|float[](1.0, 2.0).length();|float[]();|float[0]();|float[2]();|float a[2]; true ? a : a;
float a[2]; (a, a);|float a[2]; a && a;|float a[2]; !a;|bool a[2]; !a;|struct S { float m[2]; }; S a, b; a == b;|struct S { float m; }; S a, b; a = b;
struct S { float m; }; S a = S(1.0);|struct S { float m; }; S a = S(1);|struct S { float m; }; S a = S();|struct S { float m; }; S a = S(1.0, 2.0);
struct S { float m; }; S a = {1.0};|struct S { float m; }; S a; a.n;|struct S { float m; }; S a; a.m.x;|struct S { float m; }; S a; a + a;
struct S { float m; }; S a; a < a;|struct S { float m; }; S a; a[0];|struct S { float m; }; S a; a();|struct S { float m; }; struct T { float m; }; S a; T b; a == b;
struct S { float m; }; struct T { float m; }; S a; T b; a = b;|struct S { float m; }; { struct S { float m; }; S b; }|struct S { float m; }; S a[2] = S[2](S(1.0), S(2.0));
struct S { float m; }; S a; { struct S { float m; }; S b; a = b; }|struct S { float m[2]; }; S a = S(float[2](1.0, 2.0));|struct S { float m[2]; }; S a = S(1.0, 2.0);
struct S { float m; }; int S;|struct S { float m; }; { int S; S = 1; }|struct S { float m; } S;|int S; struct S { int m; };|struct S { int m; } s = S(1);
struct S { int m; } s = s;|int a = a;|int a = 1, b = a;|int a = b, b = 1;|int a; int a;|int a; { int a; }|int a; { int a = a; }|{ int a; } a;|int a; float a;
const struct S { int m; } s = S(1); int a[s.m];|const struct S { int m; } s = S(1); s.m = 2;|struct S { int m; }; S().m;|struct S { int m; }; S(1).m = 2;
float a[2]; float b[2] = a;|uniform float a[2];|in float a;|out float a;|varying float a;|attribute float a;|const int a;|const int a = 1; a = 2;|void a;|void a[2];""".replace("\n", "|").split("|")
LVALUES = """1.0|a|a + 1.0|(a)|-a|+a|a++|++a|f()|c|u|p|v.x|v.xx|v.xy|v.yx|v|m[0]|m[0][1]|m[0].x|r[0]|r[1 + 0]|s.m|s|(a, a)|true ? a : a|g.x|gl_FragCoord.x
gl_FragCoord|s.v.x|v[0]|v.xy[0]|v.yx.x|v.zw|v.rgb.x|m|r|a = 1.0|a += 1.0|vec2(1).x|float(1)|r2[0].x|k|w|gl_FrontFacing|gl_MaxDrawBuffers|S(1.0, v).m""".replace("\n", "|").split("|")
L_DECLARATIONS = ["struct S { float m; vec2 v; };", "const float c = 1.0;", "uniform float u;", "DIRECTION float p;",
                  "float f() { return 1.0; }", "void take(TAKEN float x) {}"]  # fmt: skip
FUNCTIONS = """void f() {} void f() {}|void f(); void f(); void f() {}|void f(int a) {} void f(float a) {}|void f(int a) {} int f(int a) { return 1; }
void f(in int a); void f(out int a) {}|void f(in int a); void f(int a) {}|void f(const in int a); void f(in int a) {}|void f(int a); void f(const int a) {}
void f(inout int a); void f(int a) {}|void f(int a) {} void f(inout int a) {}|void f(highp int a); void f(lowp int a) {}|highp int f(); lowp int f() { return 1; }
int f() {}|int f() { return; }|void f() { return 1; }|void f() { return f(); }|int f() { return 1.0; }|int f() { return 1u; }|int f(void) { return 1; }|void f(void a) {}
void f(void, int a) {}|void f(int a, int a) {}|void f(int a) { int a; }|void f(int a) { { int a; } }|void f(int) {}|void f(int, int);|void f(int a = 1) {}|f() {}
void f(int a[2]) {}|void f(int a[]) {}|void f(int[2] a) {}|int[2] f() { return int[2](1, 2); }|int[] f();|int f()[2];|void f(float a[2]) {} void g() { float b[3]; f(b); }
void f(float a[2]) {} void g() { float b[2]; f(b); }|void f(float a[2]) {} void f(float a[3]) {}|float[2] f(); void g() { float a = f()[1]; }|struct S { int a; }; S f() { return S(1); }
struct S { int a; } f();|struct S { int a; } f() { return S(1); }|void f(struct S { int a; } s) {}|void g() { f(); } void f() {}|void f(); void g() { f(); }|void f() { f(); }
void g(); void f() { g(); } void g() { f(); }|void f() { void g(); }|void f() { void g() {} }|void f() { int f; }|void f() { int f; f(); }|int f; void f() {}|void f() {} int f;
void f(int f) {}|void f(int f) { f(); }|void sin(float a) {}|float sin(float a) { return a; }|float sin(float a);|float sin(int a) { return 1.0; }|float sin; |void f() { float sin; }
void f() { float sin; sin(1.0); }|struct sin { int a; };|void main2();|int main() { return 1; }|void main(int a) {}|void main();|void main() {} void main() {}|void main(void) {}
void f(sampler2D s) {}|void f(in sampler2D s) {}|void f(out sampler2D s) {}|void f(inout sampler2D s) {}|void f(const sampler2D s) {}|sampler2D f();|struct S { sampler2D s; }; S f();
void f(int a) {} void g() { f(1.0); }|void f(float a) {} void g() { f(1); }|void f(uint a) {} void g() { f(1); }|void f(int a) {} void g() { f(); }|void f(int a) {} void g() { f(1, 2); }
void f(int a) {} void f(float a) {} void g() { f(true); }|void f() {} void g() { int a = f(); }|void f() {} void g() { f() + 1; }|void f() {} void g() { true ? f() : f(); }
void f() {} void g() { (f(), 1); }|void f() {} void g() { (1, f()); }|void f() {} void g() { f; }|void f() {} void g() { f = 1; }|void f() {} void g() { !f(); }|void f() {} void g() { if (f()) {} }
void f(const int a) { a = 1; }|void f(in int a) { a = 1; }|void f(out int a) { int b = a; }|void f(const out int a) {}|void f(const inout int a) {}|const int f() { return 1; }
void f(uniform int a) {}|uniform int f();|in int f();|out int f();|invariant int f();|static void f() {}|inline void f() {}|void f(int a,) {}|void f(,) {}|void f(int a;) {}|void f;
int f(int a) { if (a > 0) return 1; }|int f(int a) { while (true) {} }|int f(); int a = f();|int f() { return 1; } const int a = f();|int f() { return 1; } int a[f()];|void f(inout float a[2]) { a[0] = 1.0; }
vec2 f() { return vec2(1); } void g() { f().x; }|vec2 f() { return vec2(1); } void g() { f().x = 1.0; }|vec2 f() { return vec2(1); } void g() { f()[0]; }|void gl_f() {}|void f__g() {}|void f() { return void(); }
void f() {} void g() { return f(); }|void f(bool a) {} void g() { f(1 == 1); }|uint f() { return 1u; } int g() { return f(); }|radians() { }|void texture(int a) {}|void f(float[2] a[2]) {}""".replace("\n", "|").split("|")


def programs():
    for text in OUTPUTS:
        head = [] if "out" in text.split() or "out" in text else ["out vec4 color;"]
        yield whole(f"interfaces/300-{hash_of(text)}", "4.3: storage", [F, I, *head, text], head=[])
    for text in OUTPUTS:
        if "layout" not in text and "uniform B" not in text:
            yield whole(f"interfaces/100-{hash_of(text)}", "4.3: storage", [text], 100)
    for version in (300, 100):
        for text in ARRAYS:
            yield inside(f"aggregates/{version}-{hash_of(text)}", "4.1.9, 4.1.8: arrays and structures", text, version)
            split = text.split("; ")
            if all(part.split(" ")[0] in ("float", "int", "const", "struct", "vec2", "float[2]") for part in split):
                yield whole(f"aggregates/{version}-global-{hash_of(text)}", "4.1.9: arrays", [text if text.endswith((";", "}")) else text + ";"], version)
        for text in FUNCTIONS:
            yield whole(f"functions/{version}-{hash_of(text)}", "6.1: functions", [text], version)
        for text in LVALUES:
            for form in ("T = 1.0;", "T += 1.0;", "++T;", "T--;", "take(T);", "T = T;"):
                for taken in ("out", "inout") if form.startswith("take") else ("out",):
                    direction = {300: "in", 100: "varying"}[version]
                    declarations = [line.replace("DIRECTION", direction).replace("TAKEN", taken) for line in L_DECLARATIONS]
                    body = ["float a; vec4 v; mat2 m; float r[2]; S s; vec2 g; vec2 r2[2]; const vec2 k = vec2(1.0);",
                            form.replace("T", text, 2)]
                    yield inside(f"lvalues/{version}-{hash_of(text + form + taken)}", "5.8: l-values", body, version, declarations)
    for version, name in ((100, "gl_FragColor"), (100, "gl_FragData[0]"), (100, "gl_FragData"), (100, "gl_FragDepth"), (100, "gl_FragDepthEXT"),
                          (100, "gl_FragData[1]"), (100, "gl_FragData[9]"), (300, "gl_FragColor"), (300, "gl_FragData[0]"), (300, "gl_FragDepth"),
                          (300, "gl_Position"), (300, "gl_PointCoord"), (300, "gl_FragCoord"), (300, "gl_VertexID"), (100, "gl_PointSize")):
        for form in ("float x = T;", "vec4 x = T;", "T = 1.0;", "T = vec4(1.0);", "T = vec3(1.0);", "T.x = 1.0;", "vec2 x = T;", "T += 1.0;", "T;"):
            yield inside(f"outputs-of-draw/{version}-{hash_of(name + form)}", "7.2: built-in variables", form.replace("T", name), version)
            both = ["gl_FragColor = vec4(0.0);", form.replace("T", name)]
            if version == 100:
                yield inside(f"outputs-of-draw/100-both-{hash_of(name + form)}", "7.2: FragColor or FragData", both, 100)
