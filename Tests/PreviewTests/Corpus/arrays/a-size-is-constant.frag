#version 300 es
// rule: GLSL ES 3.00, 4.1.9: sizes are constant expressions
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  int n = 2;
  float a[n];
}
