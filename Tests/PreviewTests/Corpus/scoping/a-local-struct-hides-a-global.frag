#version 300 es
// rule: GLSL ES 3.00, 4.2.2: nested scopes
// expect: 1 2 0 1
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  S s = S(1.0);
  struct S { float b, c; };
  S t = S(2.0, 3.0);
  color = vec4(s.a, t.b, 0, 1);
}
