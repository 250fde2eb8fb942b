#version 300 es
// rule: GLSL ES 3.00, 4.1.3: the bit pattern of a literal is kept
// expect: -1 -2147483648 -2 2147483647
precision highp float;
out ivec4 value;
void main() {
  value = ivec4(0xFFFFFFFF, 0x80000000, 4294967294, 2147483647);
}
