#version 300 es
// rule: GLSL ES 3.00, 4.1.4: a value too large for float is infinity
// expect: 1 0 1 1
// uniform: one = 1
precision highp float;
out vec4 color;
uniform float one;
void main() {
  float huge = 1e40;
  color = vec4(huge > 3e38 * one ? 1 : 0, 0, huge == huge * 2.0 * one ? 1 : 0, 1);
}
