#version 300 es
// rule: GLSL ES 3.00, 3.4: #error
// expect: error 7
precision highp float;
out vec4 color;
precision highp float;
#error no luck today
void main() {}
