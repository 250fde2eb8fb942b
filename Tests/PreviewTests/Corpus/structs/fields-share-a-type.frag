#version 300 es
// rule: GLSL ES 3.00, 4.1.8: several declarators
// expect: 1 2 3 1
precision highp float;
out vec4 color;
struct S { float a, b[2], c; };
void main() {
  S s = S(1.0, float[](2.0, 2.5), 3.0);
  color = vec4(s.a, s.b[0], s.c, 1);
}
