#version 300 es
// rule: GLSL ES 3.00, 5.9: columns of the left equal rows of the right
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  mat2x3(1) * mat2x3(1);
}
