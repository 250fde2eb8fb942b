#version 300 es
// rule: GLSL ES 3.00, 4.3.7: blocks have members
// expect: error 6
precision highp float;
out vec4 color;
uniform B {};
void main() {}
