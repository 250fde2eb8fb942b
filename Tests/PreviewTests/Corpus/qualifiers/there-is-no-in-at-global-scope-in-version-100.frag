// rule: GLSL ES 1.00, 4.3: inputs are varyings
// expect: error 4
precision highp float;
in float a;
void main() {}
