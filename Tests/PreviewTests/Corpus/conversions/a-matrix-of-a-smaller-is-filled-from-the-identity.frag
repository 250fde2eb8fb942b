#version 300 es
// rule: GLSL ES 3.00, 5.4.2: mat(mat)
// expect: 4 0 0 1
precision highp float;
out vec4 color;
void main() {
  mat3 m = mat3(mat2(1, 2, 3, 4));
  color = vec4(m[1][1], m[2][0], m[0][2], m[2][2]);
}
