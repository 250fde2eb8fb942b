#version 300 es
// rule: GLSL ES 3.00, 5.1: sizeof is reserved
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = sizeof(float);
}
