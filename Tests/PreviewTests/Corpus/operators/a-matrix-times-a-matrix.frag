#version 300 es
// rule: GLSL ES 3.00, 5.9: linear algebra
// expect: 7 10 15 22
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(1, 2, 3, 4);
  mat2 n = m * m;
  color = vec4(n[0], n[1]);
}
