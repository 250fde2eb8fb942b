#version 300 es
// rule: GLSL ES 3.00, 4.3.4: inputs are not boolean
// expect: error 6
precision highp float;
out vec4 color;
flat in bool a;
void main() {}
