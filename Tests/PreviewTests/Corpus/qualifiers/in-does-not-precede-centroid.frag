#version 300 es
// rule: GLSL ES 3.00, 4.8: order of qualification
// expect: error 6
precision highp float;
out vec4 color;
in centroid float a;
void main() {}
