// rule: GLSL ES 1.00, 3.2: declarations are optional
// expect: accepted
precision highp float;
void main() {}
