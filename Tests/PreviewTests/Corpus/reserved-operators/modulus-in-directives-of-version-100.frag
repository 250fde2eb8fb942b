// rule: GLSL ES 1.00, 3.4: the preprocessor has all integer operators
// expect: 1 2 0 1
precision highp float;
#if 7 % 4 == 3 && (1 << 3) == 8 && (6 & 3) == 2 && (6 | 1) == 7 && (6 ^ 3) == 5 && ~0 == -1
#define A 1.0
#else
#define A 0.0
#endif
precision highp float;
void main() {
  gl_FragColor = vec4(A, 2, 0, 1);
}
