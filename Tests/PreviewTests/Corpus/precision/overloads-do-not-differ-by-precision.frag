#version 300 es
// rule: GLSL ES 3.00, 6.1: precision is no part of a signature
// expect: error 7
precision highp float;
out vec4 color;
float f(highp float a) { return 1.0; }
float f(lowp float a) { return 2.0; }
void main() {}
