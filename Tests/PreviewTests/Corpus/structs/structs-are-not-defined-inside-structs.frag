#version 300 es
// rule: GLSL ES 3.00, 4.1.8: embedded definitions
// expect: error 7
precision highp float;
out vec4 color;
struct S {
  struct T { float a; } t;
};
void main() {}
