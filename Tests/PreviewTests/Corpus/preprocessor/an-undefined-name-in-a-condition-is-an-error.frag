#version 300 es
// rule: GLSL ES 3.00, 3.4: undefined identifiers do not default to 0
// expect: error 6
precision highp float;
out vec4 color;
#if UNKNOWN
#endif
void main() {}
