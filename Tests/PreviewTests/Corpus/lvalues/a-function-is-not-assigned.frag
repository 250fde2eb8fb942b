#version 300 es
// rule: GLSL ES 3.00, 5.8: l-values
// expect: error 8
precision highp float;
out vec4 color;
float f() { return 1.0; }
void main() {
  f = 1.0;
}
