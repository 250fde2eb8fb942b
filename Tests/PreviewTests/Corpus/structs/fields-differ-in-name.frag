#version 300 es
// rule: GLSL ES 3.00, 4.1.8: field names
// expect: error 8
precision highp float;
out vec4 color;
struct S {
  float a;
  int a;
};
void main() {}
