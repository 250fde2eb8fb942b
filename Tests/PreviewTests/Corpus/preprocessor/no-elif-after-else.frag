#version 300 es
// rule: GLSL ES 3.00, 3.4: #elif precedes #else
// expect: error 9
precision highp float;
out vec4 color;
precision highp float;
#if 1
#else
#elif 1
#endif
void main() {}
