#version 300 es
// rule: GLSL ES 3.00, 6.1.1: const parameters are read-only
// expect: error 7
precision highp float;
out vec4 color;
void f(const float a) {
  a = 1.0;
}
void main() {}
