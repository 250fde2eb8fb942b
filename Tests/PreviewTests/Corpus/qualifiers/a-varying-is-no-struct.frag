// rule: GLSL ES 1.00, 4.3.5: varyings are no structures
// expect: error 5
precision highp float;
struct S { float a; };
varying S s;
void main() {}
