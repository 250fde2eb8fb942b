#version 300 es
// rule: GLSL ES 3.00, 4.3: inout is for parameters
// expect: error 6
precision highp float;
out vec4 color;
inout float a;
void main() {}
