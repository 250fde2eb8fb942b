#version 300 es
// rule: GLSL ES 3.00, 5.7: indices are expressions
// expect: 3 1 2 1
// uniform: one = 1
precision highp float;
out vec4 color;
uniform int one;
void main() {
  float a[3] = float[](1.0, 2.0, 3.0);
  a[one] += a[one - 1] - 1.0;
  color = vec4(a[one + 1], a[one - 1], a[one], 1);
}
