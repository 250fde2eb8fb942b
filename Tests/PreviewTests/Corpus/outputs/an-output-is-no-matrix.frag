#version 300 es
// rule: GLSL ES 3.00, 4.3.6: types of outputs
// expect: error 5
precision highp float;
out mat2 value;
void main() {}
