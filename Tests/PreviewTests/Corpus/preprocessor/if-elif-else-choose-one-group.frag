#version 300 es
// rule: GLSL ES 3.00, 3.4: the first true group is kept
// expect: 2 0 0 1
precision highp float;
out vec4 color;
#define N 2
void main() {
#if N == 1
  color = vec4(1, 0, 0, 1);
#elif N == 2
  color = vec4(2, 0, 0, 1);
#elif N < 3
  color = vec4(3, 0, 0, 1);
#else
  color = vec4(4, 0, 0, 1);
#endif
}
