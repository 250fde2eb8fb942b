#version 300 es
// rule: GLSL ES 3.00, 6.1: arrays are passed by value
// expect: 3 1 2 1
precision highp float;
out vec4 color;
float[2] twice(float a[2]) {
  a[0] *= 2.0;
  a[1] *= 2.0;
  return a;
}
void main() {
  float a[2] = float[](1.0, 0.5);
  float b[2] = twice(a);
  color = vec4(b[0] + b[1], a[0], b[0], 1);
}
