#version 300 es
// rule: GLSL ES 3.00, 4.3.8: uniforms have no location in version 3.00
// expect: error 6
precision highp float;
out vec4 color;
layout(location = 0) uniform float a;
void main() {}
