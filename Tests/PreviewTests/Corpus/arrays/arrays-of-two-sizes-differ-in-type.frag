#version 300 es
// rule: GLSL ES 3.00, 5.8: assignment needs equal types
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a[2], b[3];
  a = b;
}
