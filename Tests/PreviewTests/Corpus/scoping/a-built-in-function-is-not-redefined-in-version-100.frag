// rule: GLSL ES 1.00, 4.2.6: built-in functions are not redefined
// expect: error 4
precision highp float;
float sin(float x) { return x; }
void main() {}
