#version 300 es
// rule: GLSL ES 3.00, 4.2.2: no redeclaration in a scope
// expect: error 7
precision highp float;
out vec4 color;
float a;
float a;
void main() {}
