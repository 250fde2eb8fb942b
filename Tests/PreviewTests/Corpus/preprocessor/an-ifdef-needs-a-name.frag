#version 300 es
// rule: GLSL ES 3.00, 3.4: #ifdef has a name
// expect: error 6
precision highp float;
out vec4 color;
#ifdef
#endif
void main() {}
