#version 300 es
// rule: GLSL ES 3.00, 4.3.4: inputs are not arrays of structures
// expect: error 7
precision highp float;
out vec4 color;
struct S { float a; };
in S s[2];
void main() {}
