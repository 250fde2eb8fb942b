#version 300 es
// rule: GLSL ES 3.00, 4.1.3: 0 begins an octal number and 0x a hexadecimal one
// expect: 15 31 171 0
precision highp float;
out ivec4 value;
void main() {
  value = ivec4(017, 0x1F, 0XaB, 00);
}
