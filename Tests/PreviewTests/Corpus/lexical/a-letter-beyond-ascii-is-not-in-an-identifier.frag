#version 300 es
// rule: GLSL ES 3.00, 3.1: identifiers are ASCII
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float é = 1.0;
}
