#version 300 es
// rule: GLSL ES 3.00, 6.1.1: parameters are const, in, out or inout
// expect: error 6
precision highp float;
out vec4 color;
void f(uniform float a) {}
void main() {}
