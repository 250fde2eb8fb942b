#version 300 es
// rule: GLSL ES 3.00, 3.4: enable of an unknown extension warns
// expect: accepted
#extension GL_NOBODY_unknown : enable
precision highp float;
out vec4 color;
void main() {}
