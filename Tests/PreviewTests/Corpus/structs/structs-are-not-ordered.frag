#version 300 es
// rule: GLSL ES 3.00, 5.9: < is for scalars
// expect: error 9
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  S a = S(1.0);
  bool b = a < a;
}
