#version 300 es
// rule: GLSL ES 3.00, 4.1.10: there are no implicit conversions
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = 1;
}
