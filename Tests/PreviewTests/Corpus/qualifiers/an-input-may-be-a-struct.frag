#version 300 es
// rule: GLSL ES 3.00, 4.3.4: fragment inputs may be structures
// expect: accepted
precision highp float;
out vec4 color;
struct S { float a; };
in S s;
in vec2 array[2];
in mat3 m;
void main() {}
