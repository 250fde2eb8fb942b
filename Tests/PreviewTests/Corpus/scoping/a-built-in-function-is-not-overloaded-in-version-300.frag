#version 300 es
// rule: GLSL ES 3.00, 4.2.2: built-in functions are not overloaded
// expect: error 6
precision highp float;
out vec4 color;
float sin(bool x) { return 1.0; }
void main() {}
