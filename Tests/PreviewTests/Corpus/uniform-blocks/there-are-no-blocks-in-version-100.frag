// rule: GLSL ES 1.00, 9: the grammar
// expect: error 4
precision highp float;
uniform B { float a; };
void main() {}
