// rule: GLSL ES 1.00 has no line continuation, but browsers offer that of 3.00 (3.1)
// expect: 0 1 0 1
// judges: glslang rejects: it takes the specification of 1.00 at its word
precision mediump float;
#define GREEN vec4(0, 1, \
  0, 1)
void main() {
  gl_FragColor = GREEN;
}
