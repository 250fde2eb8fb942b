#version 300 es
// rule: GLSL ES 3.00, 4.1.9: arrays
// expect: 1 2 3 1
precision highp float;
out vec4 color;
void main() {
  float a[3];
  a[0] = 1.0; a[1] = 2.0; a[2] = 3.0;
  color = vec4(a[0], a[1], a[2], 1);
}
