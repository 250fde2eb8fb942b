#version 300 es
// rule: GLSL ES 3.00, 3.4: an #else stands alone on its line
// expect: error 5
#if 1
#else again
#endif
void main() { }
