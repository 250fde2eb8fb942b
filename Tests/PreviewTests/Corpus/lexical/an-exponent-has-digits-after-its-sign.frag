#version 300 es
// rule: GLSL ES 3.00, 4.1.4: digits follow the sign
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = 1.0e+;
}
