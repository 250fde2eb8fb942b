#version 300 es
// rule: GLSL ES 3.00, 4.3.5: uniforms are not initialised
// expect: error 6
precision highp float;
out vec4 color;
uniform float a = 1.0;
void main() {}
