// rule: GLSL ES 1.00, 3.4: versions are 100 and 300 es
// expect: error 3
#version 200
void main() {}
