#version 300 es
// rule: GLSL ES 3.00, 4.1.8: structures are not empty
// expect: error 6
precision highp float;
out vec4 color;
struct S {};
void main() {}
