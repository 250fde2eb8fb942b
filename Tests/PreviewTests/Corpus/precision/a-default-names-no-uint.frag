#version 300 es
// rule: GLSL ES 3.00, 4.5.4: uint follows int
// expect: error 6
precision highp float;
out vec4 color;
precision highp uint;
void main() {}
