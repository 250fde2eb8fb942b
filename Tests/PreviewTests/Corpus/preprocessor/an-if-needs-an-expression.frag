#version 300 es
// rule: GLSL ES 3.00, 3.4: #if has an expression
// expect: error 6
precision highp float;
out vec4 color;
#if
#endif
void main() {}
