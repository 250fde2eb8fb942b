#version 300 es
// rule: GLSL ES 3.00, 5.9: integer division
// expect: 2 3 -2 1
// uniform: seven = 7
precision highp float;
out vec4 color;
uniform int seven;
void main() {
  color = vec4(7 / 3, seven / 2, -seven / 3, 1);
}
