#version 300 es
// rule: GLSL ES 3.00, 4.5.4: other samplers have no default
// expect: error 4
uniform sampler3D s;
void main() {}
