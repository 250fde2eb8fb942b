#version 300 es
// rule: GLSL ES 3.00, 3.8: identifiers differ by case
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  float a = 1.0, A = 2.0, aA = 3.0, Aa = 4.0;
  color = vec4(a, A, aA, Aa);
}
