#version 300 es
// rule: GLSL ES 3.00, 6.1: return types are no part of signatures
// expect: error 7
precision highp float;
out vec4 color;
float f() { return 1.0; }
int f() { return 1; }
void main() {}
