#version 300 es
// rule: GLSL ES 3.00, 4.1.7: global samplers are uniforms
// expect: error 6
precision highp float;
out vec4 color;
sampler2D s;
void main() {}
