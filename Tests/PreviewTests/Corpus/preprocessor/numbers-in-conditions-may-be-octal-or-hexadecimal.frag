#version 300 es
// rule: GLSL ES 3.00, 3.4: integer literals of #if
// expect: 1 0 0 1
precision highp float;
#if 0x10 == 16 && 010 == 8
#define A 1.0
#else
#define A 0.0
#endif
precision highp float;
out vec4 color;
void main() {
  color = vec4(A, 0, 0, 1);
}
