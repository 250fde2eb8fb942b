#version 300 es
// rule: GLSL ES 3.00, 6.1: prototypes
// expect: error 7
precision highp float;
out vec4 color;
float f(in float a);
float f(inout float a) { return a; }
void main() {}
