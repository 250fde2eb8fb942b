#version 300 es
// rule: GLSL ES 3.00, 3.4: #version precedes all but comments and spaces
// expect: error 7
precision highp float;
out vec4 color;
precision highp float;
#version 300 es
void main() {}
