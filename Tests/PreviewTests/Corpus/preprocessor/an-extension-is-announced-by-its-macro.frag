// rule: GLSL ES 1.00, 3.4: supported extensions define a macro of their name
// expect: 1 0 0 1
precision highp float;
#extension GL_OES_standard_derivatives : enable
#ifdef GL_OES_standard_derivatives
#define A 1.0
#else
#define A 0.0
#endif
precision highp float;
void main() {
  gl_FragColor = vec4(A, 0, 0, 1);
}
