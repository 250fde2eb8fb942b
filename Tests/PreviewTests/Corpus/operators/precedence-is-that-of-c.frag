#version 300 es
// rule: GLSL ES 3.00, 5.1: operators bind as in C
// expect: 7 1 11 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(1 + 2 * 3, 1 << 2 - 2, 8 | 2 ^ 1 & 3, 1 < 2 == true);
}
