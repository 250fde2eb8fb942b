#version 300 es
// rule: GLSL ES 3.00, 4.3.7: input blocks do not exist
// expect: error 6
precision highp float;
out vec4 color;
in B { float a; };
void main() {}
