#version 300 es
// rule: GLSL ES 3.00, 5.4.1: conversions to bool
// expect: 1 0 1 0
precision highp float;
out vec4 color;
void main() {
  color = vec4(bool(-0.5), bool(0.0), bool(7), bool(0u));
}
