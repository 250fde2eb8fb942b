#version 300 es
// rule: GLSL ES 3.00, 5.4.1: conversions that cannot be folded
// expect: 3 -3 1 2
// uniform: f = 3.9
// uniform: i = 2
precision highp float;
out vec4 color;
uniform float f;
uniform int i;
void main() {
  color = vec4(int(f), int(-f), bool(f), float(i));
}
