#version 300 es
// rule: GLSL ES 3.00, 5.1: there are no address-of and dereference operators
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  int a = 1;
  int b = *a;
}
