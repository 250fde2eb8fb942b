#version 300 es
// rule: GLSL ES 3.00, 4.1.1: void is for functions
// expect: error 7
precision highp float;
out vec4 color;
struct S {
  void a;
};
void main() {}
