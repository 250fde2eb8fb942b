#version 300 es
// rule: GLSL ES 3.00, 4.1.6: mat2x2 is mat2
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  mat2x2 a = mat2(1, 2, 3, 4);
  mat2 b = a;
  color = vec4(b[0], b[1]);
}
