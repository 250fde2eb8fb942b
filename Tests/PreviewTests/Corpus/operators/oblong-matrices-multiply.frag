#version 300 es
// rule: GLSL ES 3.00, 5.9: columns of the left equal rows of the right
// expect: 22 28 49 64
precision highp float;
out vec4 color;
void main() {
  mat3x2 a = mat3x2(1, 2, 3, 4, 5, 6);
  mat2x3 b = mat2x3(1, 2, 3, 4, 5, 6);
  mat2 c = a * b;
  color = vec4(c[0], c[1]);
}
