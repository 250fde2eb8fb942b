#version 300 es
// rule: GLSL ES 3.00, 6.1: one body a function
// expect: error 7
precision highp float;
out vec4 color;
void main() {}
void main() {}
