#version 300 es
// rule: GLSL ES 3.00, 6.1: sizes are part of types
// expect: error 9
precision highp float;
out vec4 color;
float f(float a[2]) { return a[0]; }
void main() {
  float a[3];
  f(a);
}
