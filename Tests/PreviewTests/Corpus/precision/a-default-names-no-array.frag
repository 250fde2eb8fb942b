#version 300 es
// rule: GLSL ES 3.00, 4.5.4: defaults are for float, int and samplers
// expect: error 6
precision highp float;
out vec4 color;
precision highp float[2];
void main() {}
