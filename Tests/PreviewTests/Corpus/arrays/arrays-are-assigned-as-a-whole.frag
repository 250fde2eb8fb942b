#version 300 es
// rule: GLSL ES 3.00, 5.8: arrays are l-values
// expect: 1 2 9 1
precision highp float;
out vec4 color;
void main() {
  float a[2] = float[2](1.0, 2.0), b[2];
  b = a;
  a[0] = 9.0;
  color = vec4(b[0], b[1], a[0], 1);
}
