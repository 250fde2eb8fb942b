#version 300 es
// rule: GLSL ES 3.00, 4.3.9: interpolation qualifiers are for inputs and outputs
// expect: error 7
// judges: glslang accepts: it does not check the storage
precision highp float;
out vec4 color;
smooth uniform float a;
void main() {}
