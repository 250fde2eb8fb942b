#version 300 es
// rule: GLSL ES 3.00, 4.8: parameters: const before in
// expect: error 6
precision highp float;
out vec4 color;
float f(in const float a) { return a; }
void main() {}
