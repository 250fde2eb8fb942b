#version 300 es
// rule: GLSL ES 3.00, 5.9: + of a matrix and a vector
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  mat2(1) + vec2(1);
}
