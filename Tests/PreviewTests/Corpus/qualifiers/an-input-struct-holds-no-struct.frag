#version 300 es
// rule: GLSL ES 3.00, 4.3.4: inputs are not structures of structures
// expect: error 8
precision highp float;
out vec4 color;
struct T { float a; };
struct S { T t; };
in S s;
void main() {}
