#version 300 es
// rule: GLSL ES 3.00, 4.1.8: members are sized
// expect: error 7
precision highp float;
out vec4 color;
struct S {
  float a[];
};
void main() {}
