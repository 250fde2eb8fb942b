#version 300 es
// rule: GLSL ES 3.00, 6.1: functions return values
// expect: error 6
precision highp float;
out vec4 color;
float f() {}
void main() {}
