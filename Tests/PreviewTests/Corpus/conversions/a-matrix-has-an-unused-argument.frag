#version 300 es
// rule: GLSL ES 3.00, 5.4.2: every argument is used
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(1, 2, 3, 4, 5);
}
