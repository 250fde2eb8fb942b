#version 300 es
// rule: GLSL ES 3.00, 5.4.2: components of a matrix in column order
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  color = vec4(mat2(1, 2, 3, 4));
}
