#version 300 es
// rule: GLSL ES 3.00, 5.5: swizzles are for vectors
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a = 1.0;
  a.x;
}
