#version 300 es
// rule: GLSL ES 3.00, 4.1.9: sizes are constant expressions
// expect: 7 5 0 1
precision highp float;
out vec4 color;
void main() {
  const int n = 3;
  float a[n * 2 + 1];
  float b[uint(n) + 2u];
  color = vec4(a.length(), b.length(), 0, 1);
}
