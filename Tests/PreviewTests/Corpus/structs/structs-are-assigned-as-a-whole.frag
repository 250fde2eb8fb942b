#version 300 es
// rule: GLSL ES 3.00, 5.8: structures are l-values
// expect: 1 9 0 1
precision highp float;
out vec4 color;
struct S { float a[2]; };
void main() {
  S s, t;
  s.a = float[](1.0, 2.0);
  t = s;
  s.a[0] = 9.0;
  color = vec4(t.a[0], s.a[0], 0, 1);
}
