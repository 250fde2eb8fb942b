#version 300 es
// rule: GLSL ES 3.00, 4.3.9: fragment outputs take no interpolation
// expect: error 6
precision highp float;
out vec4 color;
flat out vec4 color;
void main() {}
