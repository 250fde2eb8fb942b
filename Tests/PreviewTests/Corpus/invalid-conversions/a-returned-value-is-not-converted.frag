#version 300 es
// rule: GLSL ES 3.00, 6.4: the returned type matches exactly
// expect: error 6
precision highp float;
out vec4 color;
float f() { return 1; }
void main() {}
