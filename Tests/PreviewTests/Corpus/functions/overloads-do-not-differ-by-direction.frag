#version 300 es
// rule: GLSL ES 3.00, 6.1: qualifiers are no part of overloads
// expect: error 7
precision highp float;
out vec4 color;
void f(in float a) {}
void f(out float a) { a = 1.0; }
void main() {}
