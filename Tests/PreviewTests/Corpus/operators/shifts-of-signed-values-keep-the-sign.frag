#version 300 es
// rule: GLSL ES 3.00, 5.9: >> extends the sign
// expect: -4 -64 1073741820 -1
// uniform: minus = -16
precision highp float;
out ivec4 value;
uniform int minus;
void main() {
  value = ivec4(minus >> 2, minus << 2, int(uint(minus) >> 2u), minus >> 31);
}
