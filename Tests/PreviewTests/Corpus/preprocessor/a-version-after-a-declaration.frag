// rule: GLSL ES 1.00, 3.4: #version precedes all but comments and spaces
// expect: error 4
precision mediump float;
#version 100
void main() {}
