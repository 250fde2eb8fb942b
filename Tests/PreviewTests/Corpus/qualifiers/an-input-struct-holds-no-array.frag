#version 300 es
// rule: GLSL ES 3.00, 4.3.4: inputs are not structures of arrays
// expect: error 7
precision highp float;
out vec4 color;
struct S { float a[2]; };
in S s;
void main() {}
