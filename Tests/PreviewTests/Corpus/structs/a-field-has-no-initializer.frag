#version 300 es
// rule: GLSL ES 3.00, 4.1.8: members have no initializers
// expect: error 7
precision highp float;
out vec4 color;
struct S {
  float a = 1.0;
};
void main() {}
