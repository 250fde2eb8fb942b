#version 300 es
// rule: GLSL ES 3.00, 4.2.2: one scope
// expect: error 6
precision highp float;
out vec4 color;
float f(float a, float a) { return a; }
void main() {}
