#version 300 es
// rule: GLSL ES 3.00, 4.6.1: only outputs are invariant
// expect: error 6
precision highp float;
out vec4 color;
invariant in float a;
void main() {}
