#version 300 es
// rule: GLSL ES 3.00, 4.1.7.1: arrays of samplers take constant integral expressions
// expect: error 9
precision highp float;
out vec4 color;
uniform sampler2D s[2];
uniform int i;
void main() {
  color = texture(s[i], vec2(0));
}
