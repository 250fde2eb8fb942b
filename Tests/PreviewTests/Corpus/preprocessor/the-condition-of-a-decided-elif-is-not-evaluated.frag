#version 300 es
// rule: GLSL ES 3.00, 3.4: groups behind the chosen one are skipped
// expect: accepted
precision highp float;
out vec4 color;
#if 1
#elif UNKNOWN +
#endif
void main() {}
