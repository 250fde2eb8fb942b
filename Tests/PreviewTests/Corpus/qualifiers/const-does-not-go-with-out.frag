#version 300 es
// rule: GLSL ES 3.00, 6.1.1: const goes with in only
// expect: error 6
precision highp float;
out vec4 color;
void f(const out float a) { a = 1.0; }
void main() {}
