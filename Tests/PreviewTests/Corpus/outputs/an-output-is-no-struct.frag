#version 300 es
// rule: GLSL ES 3.00, 4.3.6: types of outputs
// expect: error 6
precision highp float;
struct S { float a; };
out S value;
void main() {}
