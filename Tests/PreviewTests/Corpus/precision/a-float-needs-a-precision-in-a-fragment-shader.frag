#version 300 es
// rule: GLSL ES 3.00, 4.5.4: there is no default precision of float
// expect: error 4
float a;
void main() {}
