#version 300 es
// rule: GLSL ES 3.00, 5.4.2: a matrix argument stands alone
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  mat3 m = mat3(mat2(1), 1, 2, 3, 4, 5);
}
