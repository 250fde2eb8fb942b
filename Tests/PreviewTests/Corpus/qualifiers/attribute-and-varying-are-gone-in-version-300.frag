#version 300 es
// rule: GLSL ES 3.00, 4.3: attribute and varying are reserved
// expect: error 6
precision highp float;
out vec4 color;
varying float a;
void main() {}
