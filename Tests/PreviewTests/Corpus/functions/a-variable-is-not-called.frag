#version 300 es
// rule: GLSL ES 3.00, 6.1: calls name functions
// expect: error 8
precision highp float;
out vec4 color;
float a;
void main() {
  a();
}
