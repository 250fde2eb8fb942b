#version 300 es
// rule: GLSL ES 3.00, 3.4: #extension precedes other tokens
// expect: error 8
// judges: glslang accepts: it does not check the place
precision highp float;
out vec4 color;
precision highp float;
#extension GL_NOBODY_unknown : enable
void main() {}
