#version 300 es
// rule: GLSL ES 3.00, 3.4: conditionals begin
// expect: error 7
precision highp float;
out vec4 color;
precision highp float;
#elif 1
void main() {}
