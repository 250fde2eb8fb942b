#version 300 es
// rule: GLSL ES 3.00, 5.9: % is for integers
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = 5.0 % 3.0;
}
