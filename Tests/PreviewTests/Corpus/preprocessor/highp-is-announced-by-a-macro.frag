// rule: GLSL ES 1.00, 4.5.4: GL_FRAGMENT_PRECISION_HIGH is 1 where highp is available
// expect: 1 0 0 1
precision highp float;
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
void main() {
  gl_FragColor = vec4(GL_FRAGMENT_PRECISION_HIGH, 0, 0, 1);
}
