#version 300 es
// rule: GLSL ES 3.00, 5.9: / of matrices
// expect: 0.5 1 1 2
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(1, 2, 3, 4) / mat2(2, 2, 3, 2);
  color = vec4(m[0], m[1]);
}
