#version 300 es
// rule: GLSL ES 3.00, 4.8: no qualifier twice
// expect: error 6
precision highp float;
out vec4 color;
const const float a = 1.0;
void main() {}
