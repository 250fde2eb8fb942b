#version 300 es
// rule: GLSL ES 3.00, 5.4.1: int and uint
// expect: 1 1 -2 1
// uniform: minus = -1
precision highp float;
out ivec4 value;
uniform int minus;
void main() {
  value = ivec4(uint(minus) == 0xFFFFFFFFu, uint(-1) == 4294967295u, int(0xFFFFFFFEu), uint(true));
}
