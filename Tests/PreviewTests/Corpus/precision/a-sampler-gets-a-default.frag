#version 300 es
// rule: GLSL ES 3.00, 4.5.4: precision statements name samplers
// expect: accepted
precision lowp sampler3D;
precision highp usampler2DArray;
uniform sampler3D s;
uniform usampler2DArray t;
void main() {}
