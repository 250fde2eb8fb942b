#version 300 es
// rule: GLSL ES 3.00, 4.3.4: integer inputs are qualified flat
// expect: error 6
precision highp float;
out vec4 color;
in int a;
void main() {}
