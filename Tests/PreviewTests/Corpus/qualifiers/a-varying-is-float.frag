// rule: GLSL ES 1.00, 4.3.5: varyings are float, vectors and matrices of it
// expect: error 4
precision highp float;
varying int a;
void main() {}
