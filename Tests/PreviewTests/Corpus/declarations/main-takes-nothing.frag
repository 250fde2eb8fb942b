#version 300 es
// rule: GLSL ES 3.00, 6.1: main has no parameters
// expect: error 6
precision highp float;
out vec4 color;
void main(float a) {}
