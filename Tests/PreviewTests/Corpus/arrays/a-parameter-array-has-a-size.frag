#version 300 es
// rule: GLSL ES 3.00, 6.1: parameters are sized
// expect: error 6
precision highp float;
out vec4 color;
float f(float a[]) { return a[0]; }
void main() {}
