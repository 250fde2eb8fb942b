#version 300 es
// rule: GLSL ES 3.00, 4.3.8: each of several outputs has a location
// expect: error 7
// expect: error 8
// judges: glslang accepts: it looks at locations when it links
precision highp float;
out vec4 first;
out vec4 second;
void main() {}
