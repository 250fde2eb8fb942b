#version 300 es
// rule: GLSL ES 3.00, 5.7: constant indices out of range are an error
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a[3];
  a[-1] = 1.0;
}
