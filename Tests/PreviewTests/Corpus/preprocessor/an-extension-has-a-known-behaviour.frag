#version 300 es
// rule: GLSL ES 3.00, 3.4: require, enable, warn, disable
// expect: error 4
#extension GL_OES_standard_derivatives : maybe
precision highp float;
out vec4 color;
void main() {}
