#version 300 es
// rule: GLSL ES 3.00, 5.8: l-values
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  int a = 1;
  ++a = 2;
}
