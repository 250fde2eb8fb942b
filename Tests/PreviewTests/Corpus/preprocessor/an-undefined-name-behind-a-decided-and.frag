#version 300 es
// rule: GLSL ES 3.00, 3.4: an operand of && that is not evaluated may be undefined
// expect: accepted
precision highp float;
out vec4 color;
#if defined(A) && A > 1
#endif
#if 1 || A
#endif
void main() {}
