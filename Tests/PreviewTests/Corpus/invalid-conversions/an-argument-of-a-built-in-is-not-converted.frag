#version 300 es
// rule: GLSL ES 3.00, 6.1: arguments match exactly
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = sqrt(4);
}
