#version 300 es
// rule: GLSL ES 3.00, 4.1.9: arrays have one dimension
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float[2] a[3];
}
