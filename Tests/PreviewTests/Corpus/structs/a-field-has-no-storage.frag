#version 300 es
// rule: GLSL ES 3.00, 4.1.8: members take precisions only
// expect: error 7
precision highp float;
out vec4 color;
struct S {
  uniform float a;
};
void main() {}
