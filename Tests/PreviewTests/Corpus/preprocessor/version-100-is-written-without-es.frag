// rule: GLSL ES 1.00, 3.4: #version 100 has no profile
// expect: error 3
#version 100 es
void main() {}
