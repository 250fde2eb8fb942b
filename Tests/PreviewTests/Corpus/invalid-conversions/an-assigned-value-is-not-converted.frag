#version 300 es
// rule: GLSL ES 3.00, 5.8: types match exactly
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a;
  a += 1;
}
