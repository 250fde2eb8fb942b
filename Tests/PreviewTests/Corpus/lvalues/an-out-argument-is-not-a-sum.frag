#version 300 es
// rule: GLSL ES 3.00, 6.1: inout arguments
// expect: error 9
precision highp float;
out vec4 color;
void f(inout float a) {}
void main() {
  float a = 1.0;
  f(a + 1.0);
}
