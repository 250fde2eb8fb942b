#version 300 es
// rule: GLSL ES 3.00, 6.1: prototypes
// expect: error 7
precision highp float;
out vec4 color;
float f();
int f() { return 1; }
void main() {}
