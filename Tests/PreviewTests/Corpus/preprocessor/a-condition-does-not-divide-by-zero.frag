#version 300 es
// rule: GLSL ES 3.00, 3.4: division by zero
// expect: error 6
precision highp float;
out vec4 color;
#if 1 / 0
#endif
void main() {}
