#version 300 es
// rule: GLSL ES 3.00, 4.2.2: types and variables share a name space
// expect: error 7
precision highp float;
out vec4 color;
struct S { float a; };
float S;
void main() {}
