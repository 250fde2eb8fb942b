#version 300 es
// rule: GLSL ES 3.00, 5.9: the operands of a shift need not have one type
// expect: 8 2 8 16
precision highp float;
out uvec4 value;
void main() {
  value = uvec4(1u << 3, 8u >> 2, uvec2(4, 8) << 1);
}
