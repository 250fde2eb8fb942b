#version 300 es
// rule: GLSL ES 3.00, 5.6: m[i]
// expect: 1 5 6 0
// uniform: one = 1
precision highp float;
out vec4 color;
uniform int one;
void main() {
  mat2 m = mat2(1);
  m[one] = vec2(5, 6);
  color = vec4(m[0].x, m[1], m[0][one]);
}
