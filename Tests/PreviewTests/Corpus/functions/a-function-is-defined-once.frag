#version 300 es
// rule: GLSL ES 3.00, 6.1: definitions
// expect: error 7
precision highp float;
out vec4 color;
float f() { return 1.0; }
float f() { return 2.0; }
void main() {}
