#version 300 es
// rule: GLSL ES 3.00, 5.1: a = b = c
// expect: 2 2 5 1
precision highp float;
out vec4 color;
void main() {
  float a, b, c = 3.0;
  a = b = 2.0;
  c += a += 0.0;
  color = vec4(a, b, c, 1);
}
