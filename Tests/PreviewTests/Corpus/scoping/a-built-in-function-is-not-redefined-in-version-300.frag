#version 300 es
// rule: GLSL ES 3.00, 4.2.2: built-in functions are not redefined
// expect: error 6
precision highp float;
out vec4 color;
float sin(float x) { return x; }
void main() {}
