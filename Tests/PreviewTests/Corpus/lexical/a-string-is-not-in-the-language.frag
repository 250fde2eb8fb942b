#version 300 es
// rule: GLSL ES 3.00, 3.1: there are no strings
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = "a";
}
