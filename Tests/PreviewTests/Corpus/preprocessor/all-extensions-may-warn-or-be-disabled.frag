#version 300 es
// rule: GLSL ES 3.00, 3.4: all takes warn and disable
// expect: accepted
#extension all : warn
#extension all : disable
precision highp float;
out vec4 color;
void main() {}
