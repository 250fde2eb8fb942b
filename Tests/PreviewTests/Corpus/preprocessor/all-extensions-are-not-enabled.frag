#version 300 es
// rule: GLSL ES 3.00, 3.4: all takes neither enable nor require
// expect: error 4
#extension all : enable
precision highp float;
out vec4 color;
void main() {}
