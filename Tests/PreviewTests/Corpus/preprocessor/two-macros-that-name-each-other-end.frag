#version 300 es
// rule: GLSL ES 3.00, 3.4: expansion stops at a name that is being expanded
// expect: 1 2 0 1
precision highp float;
out vec4 color;
#define A B
#define B A
void main() {
  float A = 1.0; // stays A
  float B = 2.0;
#undef A
#undef B
  color = vec4(A, B, 0, 1);
}
