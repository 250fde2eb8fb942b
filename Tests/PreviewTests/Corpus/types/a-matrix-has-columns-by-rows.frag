#version 300 es
// rule: GLSL ES 3.00, 4.1.6: matCxR has C columns of R rows
// expect: 2 3 6 5
precision highp float;
out vec4 color;
void main() {
  mat2x3 m = mat2x3(1, 2, 3, 4, 5, 6);
  color = vec4(m[0].y, m[0].z, m[1][2], m[1].y);
}
