#version 300 es
// rule: GLSL ES 3.00, 5.7: arrays, vectors and matrices are indexed
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a = 1.0;
  float b = a[0];
}
