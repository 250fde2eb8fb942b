#version 300 es
// rule: GLSL ES 3.00, 3.4: one #else a conditional
// expect: error 9
precision highp float;
out vec4 color;
precision highp float;
#if 1
#else
#else
#endif
void main() {}
