#version 300 es
// rule: GLSL ES 3.00, 5.4.1: scalar constructors
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = float(1, 2);
}
