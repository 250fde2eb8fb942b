#version 300 es
// rule: GLSL ES 3.00, 5.1: a - b - c
// expect: 5 2 1 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(10 - 3 - 2, 16 / 4 / 2, 7 % 4 % 2, 1);
}
