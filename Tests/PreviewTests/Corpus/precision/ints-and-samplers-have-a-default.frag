#version 300 es
// rule: GLSL ES 3.00, 4.5.4: int is mediump, sampler2D and samplerCube are lowp
// expect: accepted
uniform sampler2D s;
uniform samplerCube c;
uniform int i;
uniform uint u;
void main() {}
