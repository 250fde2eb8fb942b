#version 300 es
// rule: GLSL ES 3.00, 5.4.1: conversions of scalars
// expect: 3 -3 1 0
precision highp float;
out vec4 color;
void main() {
  color = vec4(int(3.9), int(-3.9), float(true), float(false));
}
