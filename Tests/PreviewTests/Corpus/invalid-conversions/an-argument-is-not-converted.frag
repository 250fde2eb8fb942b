#version 300 es
// rule: GLSL ES 3.00, 6.1: arguments match exactly
// expect: error 8
precision highp float;
out vec4 color;
float f(float a) { return a; }
void main() {
  f(1);
}
