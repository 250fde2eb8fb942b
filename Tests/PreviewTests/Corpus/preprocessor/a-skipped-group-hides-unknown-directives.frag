#version 300 es
// rule: GLSL ES 3.00, 3.4: skipped groups are read for their nesting only
// expect: accepted
precision highp float;
out vec4 color;
#if 0
#unknown
#define
#error never
#if ((
#endif
#endif
void main() {}
