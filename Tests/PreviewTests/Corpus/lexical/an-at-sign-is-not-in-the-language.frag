#version 300 es
// rule: GLSL ES 3.00, 3.1: @ is no character of the language
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float @a = 1.0;
}
