#version 300 es
// rule: GLSL ES 3.00, 4.3.4: inputs are not initialised
// expect: error 6
precision highp float;
out vec4 color;
in float a = 1.0;
void main() {}
