#version 300 es
// rule: GLSL ES 3.00, 5.9: %
// expect: 1 3 2 1
precision highp float;
out vec4 color;
void main() {
  uvec2 u = uvec2(7, 11) % 4u;
  color = vec4(7 % 3, u.y, (ivec2(5, 8) % ivec2(3, 5)).x, 1);
}
