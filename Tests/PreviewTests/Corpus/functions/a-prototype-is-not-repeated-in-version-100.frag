// rule: GLSL ES 1.00, 6.1: one declaration and one definition
// expect: error 5
precision highp float;
float f();
float f();
void main() {}
