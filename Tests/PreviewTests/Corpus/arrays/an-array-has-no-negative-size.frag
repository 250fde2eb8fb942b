#version 300 es
// rule: GLSL ES 3.00, 4.1.9: sizes are greater than zero
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a[-1];
}
