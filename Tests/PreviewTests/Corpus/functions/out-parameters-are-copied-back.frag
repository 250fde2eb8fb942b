#version 300 es
// rule: GLSL ES 3.00, 6.1.1: call by value-return
// expect: 5 6 0 1
precision highp float;
out vec4 color;
void f(out float a, inout float b) { a = 5.0; b += 5.0; }
void main() {
  float a = 1.0, b = 1.0;
  f(a, b);
  color = vec4(a, b, 0, 1);
}
