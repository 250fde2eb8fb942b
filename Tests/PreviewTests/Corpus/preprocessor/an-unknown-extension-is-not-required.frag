#version 300 es
// rule: GLSL ES 3.00, 3.4: require of an unknown extension is an error
// expect: error 4
#extension GL_NOBODY_unknown : require
precision highp float;
out vec4 color;
void main() {}
