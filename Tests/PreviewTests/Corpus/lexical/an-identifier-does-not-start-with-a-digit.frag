#version 300 es
// rule: GLSL ES 3.00, 3.8: an identifier starts with a letter or underscore
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float 2a = 1.0;
}
