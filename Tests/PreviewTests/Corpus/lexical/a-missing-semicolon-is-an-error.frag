#version 300 es
// rule: GLSL ES 3.00, 9: the grammar
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a = 1.0
  float b = 2.0;
}
