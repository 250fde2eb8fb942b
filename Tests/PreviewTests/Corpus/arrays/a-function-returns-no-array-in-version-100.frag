// rule: GLSL ES 1.00, 6.1: arrays are no return types
// expect: error 4
precision highp float;
float[2] f();
void main() {}
