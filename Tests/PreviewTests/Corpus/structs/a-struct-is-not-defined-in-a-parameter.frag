#version 300 es
// rule: GLSL ES 3.00, 6.1: types are not defined in function headers
// expect: error 7
// judges: glslang accepts: it follows the grammar alone
precision highp float;
out vec4 color;
float f(struct S { float a; } s) { return s.a; }
void main() {}
