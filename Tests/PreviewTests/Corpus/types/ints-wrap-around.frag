#version 300 es
// rule: GLSL ES 3.00, 4.1.3: addition and multiplication wrap modulo 2^32
// expect: -2147483648 1 2147483647 -2
// uniform: big = 2147483647
precision highp float;
out ivec4 value;
uniform int big;
void main() {
  value = ivec4(big + 1, big * big, -big - 1 - 1, big + big);
}
