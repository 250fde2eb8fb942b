#version 300 es
// rule: GLSL ES 3.00, 4.8: one storage qualifier
// expect: error 6
precision highp float;
out vec4 color;
uniform in float a;
void main() {}
