#version 300 es
// rule: GLSL ES 3.00, 5.7: constant indices are in range
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  mat2x4 m = mat2x4(1);
  vec4 a = m[2];
}
