// rule: GLSL ES 1.00, 3.4: #version 100
// expect: accepted
#version 100
void main() {}
