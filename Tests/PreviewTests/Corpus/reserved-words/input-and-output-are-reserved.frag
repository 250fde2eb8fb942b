#version 300 es
// rule: GLSL ES 3.00, 3.7: input and output are reserved
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float input = 1.0;
}
