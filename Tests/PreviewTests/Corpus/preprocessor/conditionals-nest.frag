#version 300 es
// rule: GLSL ES 3.00, 3.4: groups nest, skipped ones too
// expect: 1 0 0 1
precision highp float;
#if 1
#if 0
#if 1
#error never
#else
#error never
#endif
#elif 1
#define A 1.0
#else
#error never
#endif
#else
#error never
#endif
precision highp float;
out vec4 color;
void main() {
  color = vec4(A, 0, 0, 1);
}
