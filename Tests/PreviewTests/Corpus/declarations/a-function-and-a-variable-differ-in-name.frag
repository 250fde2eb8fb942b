#version 300 es
// rule: GLSL ES 3.00, 4.2.2: functions and variables share a name space
// expect: error 7
precision highp float;
out vec4 color;
float a() { return 1.0; }
float a;
void main() {}
