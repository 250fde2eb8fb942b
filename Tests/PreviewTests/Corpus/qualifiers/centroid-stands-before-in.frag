#version 300 es
// rule: GLSL ES 3.00, 4.8: order of qualification
// expect: accepted
precision highp float;
out vec4 color;
smooth centroid in highp float a;
flat in int b;
void main() {}
