#version 300 es
// rule: GLSL ES 3.00, 6.1: structures are passed by value
// expect: 2 1 0 1
precision highp float;
out vec4 color;
struct S { float a; };
S twice(S s) { s.a *= 2.0; return s; }
void main() {
  S s = S(1.0);
  color = vec4(twice(s).a, s.a, 0, 1);
}
