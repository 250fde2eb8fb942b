#version 300 es
// rule: GLSL ES 3.00, 5.4.2: mat(mat)
// expect: 1 2 4 5
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(mat3(1, 2, 3, 4, 5, 6, 7, 8, 9));
  color = vec4(m[0], m[1]);
}
