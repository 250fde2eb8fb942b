#version 300 es
// rule: GLSL ES 3.00, 4.3.8: fragment inputs have no layout
// expect: error 6
precision highp float;
out vec4 color;
layout(location = 0) in float a;
void main() {}
