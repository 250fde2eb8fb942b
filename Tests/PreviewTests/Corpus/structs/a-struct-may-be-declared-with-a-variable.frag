#version 300 es
// rule: GLSL ES 3.00, 4.1.8: struct S { } s;
// expect: 1 2 0 1
precision highp float;
out vec4 color;
struct S { float a; } s;
struct { float b; } t;
void main() {
  s.a = 1.0;
  t.b = 2.0;
  color = vec4(s.a, t.b, 0, 1);
}
